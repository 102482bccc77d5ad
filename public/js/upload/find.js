/** Finds what the archive has of a file already. */

/**
 * Where `file` (`{ name, bytes, modified, recording }`) was sent to before, if nobody in this page sends there: as
 * `{ found }`, an address or null, or as `{ failure }` (upload-answers.js) where the archive cannot be asked.
 */
export async function findArrival(endpoint, file, taken) {
  const asked = { method: 'GET', status: null };
  try {
    const answer = await fetch(endpoint, { headers: { Accept: 'application/json' }, cache: 'no-store' });
    const body = await answer.json();
    if (!answer.ok) return { failure: { ...asked, status: answer.status, problem: body.problem } };
    const addresses = body.arriving
      .filter((arrival) => isSameFile(arrival, file))
      .map(({ id }) => `${endpoint}/${id}`)
      .filter((address) => !taken.has(address));
    return { found: addresses[0] ?? null };
  } catch {
    return { failure: asked };
  }
}

/** Whether a file that was chosen is the one that the archive has begun to receive. */
export function isSameFile(arrival, { name, bytes, modified, recording = null }) {
  return (
    arrival.bytes === bytes &&
    arrival.modified === modified &&
    arrival.recording === recording &&
    isSameName(arrival.name, name)
  );
}

/** The archive cleans and shortens names before it shows them. */
export function isSameName(one, other) {
  return sounds(one) === sounds(other);
}

function sounds(name) {
  return name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 60);
}
