import { randomBytes } from 'node:crypto';
import type {
  Beat,
  BeatAnswer,
  Manifest,
  PairingCode,
  PairingState,
} from '../../src/kiosk/player/kiosk-api.ts';
import { type Answer, ask } from '../support/ask.ts';

/** A screen by plain requests: keeps its one cookie, as a browser would. */
export class TestScreen {
  readonly url: URL;
  cookie = '';

  readonly #headers: Readonly<Record<string, string>>;

  /** `headers` go with everything that it asks. */
  constructor(url: URL, headers: Readonly<Record<string, string>> = {}) {
    this.url = url;
    this.#headers = headers;
  }

  async ask(
    address: string,
    method = 'GET',
    body = '',
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await ask(this.url, address, {
      method,
      headers: {
        accept: 'application/json',
        origin: this.url.origin,
        ...this.#headers,
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      body,
    });
    const given = answer.headers['set-cookie'];
    if (given) this.cookie = String(given).split(';')[0] ?? '';
    return answer;
  }

  async askForCode(): Promise<PairingCode> {
    return JSON.parse((await this.ask('/kiosk/api/pairing', 'POST')).body);
  }

  async pairing(): Promise<PairingState['state']> {
    return JSON.parse((await this.ask('/kiosk/api/pairing')).body).state;
  }

  async manifest(): Promise<Manifest> {
    const { status, body } = await this.ask('/kiosk/api/manifest');
    if (status !== 200) throw new Error(`Expected a manifest but received ${status}: ${body}`);
    return JSON.parse(body);
  }

  sendBeat(beat: unknown): Promise<Answer> {
    return this.ask('/kiosk/api/beat', 'POST', typeof beat === 'string' ? beat : JSON.stringify(beat));
  }

  async beat(beat: Partial<Beat> = {}): Promise<BeatAnswer> {
    const { status, body } = await this.sendBeat({ ...aBeat, ...beat });
    if (status !== 200) throw new Error(`Expected an answer to a beat but received ${status}: ${body}`);
    return JSON.parse(body);
  }
}

export const aBeat = {
  player: '1.0.0',
  playing: null,
  cache: {
    state: 'empty',
    filesHeld: 0,
    filesWanted: 0,
    bytesHeld: 0,
    bytesWanted: 0,
    bytesFree: 5_000_000_000,
    leftOut: [],
    lacking: [],
  },
  holds: [],
  lastTouch: null,
  lastError: null,
  plays: [],
} satisfies Beat;

/** A line of counts as the player makes it. */
export const aPlay = (story: string, hour: string, count = 1): Beat['plays'][number] => ({
  id: randomBytes(8).toString('hex'),
  story,
  hour,
  count,
});
