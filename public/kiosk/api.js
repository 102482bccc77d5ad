/** What a screen asks of the server; see src/kiosk/kiosk-api.ts. */
const patience = 30_000;

/** The server answered, but not with what was asked for. */
export class Refused extends Error {
  /**
   * @param {string} path
   * @param {number} status
   */
  constructor(path, status) {
    super(`${path} answered ${status}`);
    this.status = status;
  }
}

/**
 * Lets go of the answer's body too, which would keep its connection.
 * @param {string} path
 * @param {Response} response
 */
export async function refused(path, response) {
  await response.body?.cancel();
  return new Refused(path, response.status);
}

/**
 * @param {(time: number) => void} hearTime is told what the server's clock says
 * @returns {import('./types.d.ts').Api}
 */
export function createApi(hearTime) {
  /**
   * @param {string} path
   * @param {string} [method]
   * @param {unknown} [body]
   */
  async function ask(path, method = 'GET', body) {
    const headers = { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) };
    const response = await fetch(path, {
      method,
      headers,
      cache: 'no-store',
      signal: AbortSignal.timeout(patience),
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw await refused(path, response);
    const time = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(time)) hearTime(time);
    return response.status === 204 ? null : response.json();
  }
  return {
    pairingState: () => ask('/kiosk/api/pairing'),
    askForCode: () => ask('/kiosk/api/pairing', 'POST'),
    manifest: () => ask('/kiosk/api/manifest'),
    beat: (beat) => ask('/kiosk/api/beat', 'POST', beat),
    sendPicture: (picture) => ask('/kiosk/api/picture', 'POST', picture),
    preview: (address) => ask(address),
  };
}
