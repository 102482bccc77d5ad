import { say } from '../../words/say.ts';
import { type Cue, tidyWebVtt, type WebVttFault, writeWebVtt } from './webvtt.ts';

/** Captions as people have them, turned into WebVTT: SubRip, TTML, YouTube's SBV, lyrics, and plain text with times. */

export type CaptionsFile = { readonly vtt: string } | { readonly fault: WebVttFault };

/**
 * The text of a file of captions in whatever encoding it came: UTF-8, UTF-16 with a mark of byte order or without, or
 * what older Windows programs write (Windows-1252).
 */
export function decodeCaptions(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  if ((first === 0xff && second === 0xfe) || zeros(bytes, 1) > 0.3)
    return new TextDecoder('utf-16le').decode(bytes);
  if ((first === 0xfe && second === 0xff) || zeros(bytes, 0) > 0.3)
    return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fromWindows1252(bytes);
  }
}

/** What 0x80 to 0x9f are there, from which alone it differs from Latin-1. Not every Node that we support decodes them right. */
const between80And9f = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const fromWindows1252 = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => between80And9f[byte - 0x80] ?? String.fromCharCode(byte)).join('');

/** How much of every other byte is zero, from 0 to 1: most letters of UTF-16 have one. */
function zeros(bytes: Uint8Array, from: number): number {
  const some = bytes.subarray(0, 2000).filter((_, at) => at % 2 === from);
  return some.length === 0 ? 0 : some.filter((byte) => byte === 0).length / some.length;
}

/** WebVTT of whatever format the text is in; WebVTT itself stays as it was written. The first fault ends it. */
export function readCaptionsFile(text: string): CaptionsFile {
  const whole = text.replace(/^\uFEFF/, '').replaceAll(/\r\n|\r/g, '\n');
  const start = whole.trimStart();
  if (/^WEBVTT/.test(start)) return { vtt: tidyWebVtt(whole) };
  const unreadable = whatItIs(start);
  if (unreadable) return { fault: { line: 1, message: say(unreadable) } };
  try {
    const cues = cuesIn(whole);
    if (cues.length === 0) return { fault: { line: 1, message: say('captions-no-times-at-all') } };
    return { vtt: writeWebVtt(cues.map((each) => ({ ...each, text: escaped(each.text) }))) };
  } catch (error) {
    if (error instanceof Faulty) return { fault: error.fault };
    throw error;
  }
}

class Faulty extends Error {
  readonly fault: WebVttFault;
  constructor(line: number, message: string) {
    super(message);
    this.fault = { line, message };
  }
}

/** The key of a sentence about what we do not read, by how it begins. */
function whatItIs(start: string): string | null {
  if (/^\[Script Info\]/i.test(start) || /^Dialogue:\s*\d+,/m.test(start)) return 'captions-is-ass';
  if (/^\{\\rtf/.test(start)) return 'captions-is-rich-text';
  if (start.startsWith('PK\u0003\u0004')) return 'captions-is-document';
  if (/^\{\d+\}\{\d+\}/.test(start)) return 'captions-is-frames';
  if (/^Scenarist_SCC/i.test(start)) return 'captions-is-scc';
  return /^<(?:!doctype html|html|sami)/i.test(start) ? 'captions-is-web-page' : null;
}

function cuesIn(text: string): readonly Cue[] {
  if (/<(?:\w+:)?tt[\s>]/.test(text)) return inOrder(ttmlCues(text));
  if (/-->/.test(text)) return inOrder(subRipCues(text.split('\n')));
  if (sbvTimes.test(text)) return inOrder(sbvCues(text.split('\n')));
  return timedLines(text.split('\n'));
}

const inOrder = (cues: readonly Cue[]) => cues.toSorted((one, other) => one.start - other.start);

const moment = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,:](\d{1,3}))?`;
const arrow = new RegExp(String.raw`^\s*${moment}\s*-->\s*${moment}(?:\s.*)?$`);

/** SubRip as it is found: with or without numbers, with full stops for commas, and with empty lines lost or inside. */
function subRipCues(lines: readonly string[]): readonly Cue[] {
  const heads = lines.flatMap((line, at) => (line.includes('-->') ? [at] : []));
  return heads.flatMap((at, index): Cue[] => {
    const found = arrow.exec(lines[at] ?? '');
    if (!found) throw new Faulty(at + 1, say('captions-srt-times-unreadable'));
    const [start, end] = [secondsOf(found.slice(1, 5)), secondsOf(found.slice(5, 9))];
    if (end <= start) throw new Faulty(at + 1, say('captions-end-before-start'));
    const next = heads[index + 1] ?? lines.length;
    const below = lines.slice(at + 1, next);
    // The number of the next one stands above its times.
    const isNumbered = next < lines.length && /^\s*\d+\s*$/.test(below.at(-1) ?? '');
    return cue(start, end, (isNumbered ? below.slice(0, -1) : below).join('\n'));
  });
}

const sbvTimes = /^\s*\d{1,2}:\d{2}:\d{2}\.\d{1,3},\d{1,2}:\d{2}:\d{2}\.\d{1,3}\s*$/m;

function sbvCues(lines: readonly string[]): readonly Cue[] {
  const heads = lines.flatMap((line, at) => (sbvTimes.test(line) ? [at] : []));
  return heads.flatMap((at, index): Cue[] => {
    const [from = '', to = ''] = (lines[at] ?? '').trim().split(',');
    const [start, end] = [clock(from), clock(to)];
    if (end <= start) throw new Faulty(at + 1, say('captions-end-before-start'));
    return cue(start, end, lines.slice(at + 1, heads[index + 1] ?? lines.length).join('\n'));
  });
}

/** Seconds for which the last line of a text with times stays, and a line before a long pause. */
const [lastSeconds, mostSeconds] = [5, 8];
const timedLine = /^\s*[[(]?((?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)[\])]?\s*[-–—:]?\s*(.*)$/;

/** A moment before the words of each line, or on a line above them, as transcripts and lyrics have it. */
function timedLines(lines: readonly string[]): readonly Cue[] {
  const said: { line: number; start: number; text: string }[] = [];
  for (const [at, line] of lines.entries()) {
    const [, time, words = ''] = timedLine.exec(line) ?? [];
    if (time !== undefined) said.push({ line: at + 1, start: clock(time), text: words });
    else {
      const last = said.at(-1);
      if (last && line.trim() !== '') last.text = `${last.text}\n${line}`.trim();
    }
  }
  for (const [at, { line, start }] of said.entries()) {
    if (start < (said[at - 1]?.start ?? 0)) throw new Faulty(line, say('captions-out-of-order'));
  }
  return said.flatMap(({ start, text }, at): Cue[] => {
    const next = said[at + 1]?.start ?? start + lastSeconds;
    return next > start ? cue(start, Math.min(next, start + mostSeconds), text) : cue(start, start + 1, text);
  });
}

function ttmlCues(text: string): readonly Cue[] {
  const rate = Number(/frameRate="(\d+)"/.exec(text)?.[1] ?? 30);
  const ticks = Number(/tickRate="(\d+)"/.exec(text)?.[1] ?? 10_000_000);
  return [...text.matchAll(/<(?:\w+:)?p\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?p>)/g)].flatMap(
    (found): Cue[] => {
      const [, attributes = '', inside = ''] = found;
      const line = text.slice(0, found.index).split('\n').length;
      const of = (name: string) => new RegExp(String.raw`\b${name}="([^"]*)"`).exec(attributes)?.[1];
      const at = (written: string) => {
        const seconds = ttmlSeconds(written, rate, ticks);
        if (seconds === null) throw new Faulty(line, say('captions-ttml-times-unreadable'));
        return seconds;
      };
      const begin = of('begin');
      if (begin === undefined) return [];
      const start = at(begin);
      const [endsAt, lasts] = [of('end'), of('dur')];
      const end = endsAt !== undefined ? at(endsAt) : start + (lasts !== undefined ? at(lasts) : lastSeconds);
      if (end <= start) throw new Faulty(line, say('captions-end-before-start'));
      const words = inside.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/<(?:\w+:)?br\b[^>]*>/g, '\n');
      return cue(start, end, decodeEntities(words.replaceAll(/<[^>]*>/g, '')));
    },
  );
}

/** "00:00:01.500", "00:00:01:12" in frames, "1.5s", "90f", "15000000t"; null of anything else. */
function ttmlSeconds(written: string, rate: number, ticks: number): number | null {
  const offset = /^(\d+(?:\.\d+)?)(h|m|s|ms|f|t)$/.exec(written);
  if (offset) {
    const units = { h: 3600, m: 60, s: 1, ms: 0.001, f: 1 / rate, t: 1 / ticks } as const;
    return Number(offset[1]) * units[offset[2] as keyof typeof units];
  }
  const found = /^(\d+):(\d{2}):(\d{2})(?:\.(\d+)|:(\d+))?$/.exec(written);
  if (!found) return null;
  const [, hours, minutes, seconds, fraction, frames] = found;
  return (
    Number(hours) * 3600 +
    Number(minutes) * 60 +
    Number(seconds) +
    Number(`0.${fraction ?? 0}`) +
    Number(frames ?? 0) / rate
  );
}

function secondsOf([hours, minutes, seconds, fraction]: readonly (string | undefined)[]): number {
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction ?? 0}`);
}

const clock = (written: string) =>
  secondsOf(new RegExp(`^${moment}$`).exec(written.trim())?.slice(1, 5) ?? []);

/** None where no words are left: files have captions that only clear the screen. */
function cue(start: number, end: number, text: string): Cue[] {
  const words = text
    // What players of other formats take as marks, such as {\an8} and <font>.
    .replaceAll(/\{\\[^}]*\}/g, '')
    .replaceAll(/<(?!\/?[biu]>)\/?[a-z][^>]*>/gi, '')
    .replaceAll('-->', '→')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
  return words === '' ? [] : [{ start, end, text: words }];
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

const decodeEntities = (text: string) =>
  text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal, hex, name) => {
    if (name !== undefined) return entities[name] ?? all;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });

/** Of the words' marks <b>, <i> and <u> stay, which WebVTT has too. */
const escaped = (text: string) =>
  text.replaceAll(/&(?!(?:amp|lt|gt|nbsp|lrm|rlm);)/g, '&amp;').replaceAll(/<(?!\/?[biu]>)/g, '&lt;');
