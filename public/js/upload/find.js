/** Finds what the archive has of a file already. */

/**
 * @typedef {object} ChosenFile
 * @property {string} name
 * @property {number | null} bytes
 * @property {number | null} modified
 * @property {string | null} [recording]
 * @property {string | null} [instead] the story's file that it takes the place of
 */

/**
 * Where `file` was sent to before, if nobody in this page sends there: as `{ found }`, an address or null, or as
 * `{ failure }` (answers.js) where the archive cannot be asked.
 * @param {string} endpoint
 * @param {ChosenFile} file
 * @param {Set<string>} taken addresses that this page sends to
 * @returns {Promise<{ found: string | null, failure?: undefined } | { found?: undefined, failure: import('./answers.js').Failure }>}
 */
export async function findArrival(endpoint, file, taken) {
  const asked = { method: 'GET', status: null };
  try {
    const answer = await fetch(endpoint, { headers: { Accept: 'application/json' }, cache: 'no-store' });
    /** @type {{ problem?: string, arriving: (ChosenFile & { id: string })[] }} */
    const body = await answer.json();
    if (!answer.ok) return { failure: { ...asked, status: answer.status, problem: body.problem ?? null } };
    const addresses = body.arriving
      .filter((arrival) => isSameFile(arrival, file))
      .map(({ id }) => `${endpoint}/${id}`)
      .filter((address) => !taken.has(address));
    return { found: addresses[0] ?? null };
  } catch {
    return { failure: asked };
  }
}

/**
 * Whether a file that was chosen is the one that the archive has begun to receive.
 * @param {ChosenFile} arrival
 * @param {ChosenFile} file
 */
export function isSameFile(arrival, { name, bytes, modified, recording = null, instead = null }) {
  return (
    arrival.bytes === bytes &&
    arrival.modified === modified &&
    arrival.recording === recording &&
    (arrival.instead ?? null) === instead &&
    isSameName(arrival.name, name)
  );
}

/**
 * The archive cleans and shortens names before it shows them.
 * @param {string} one
 * @param {string} other
 */
export function isSameName(one, other) {
  return sounds(one) === sounds(other);
}

/** @param {string} name */
function sounds(name) {
  return name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 60);
}
