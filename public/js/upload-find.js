/** Finds what the archive has of a file already. */

/**
 * The arrival of `file` (`{ name, bytes, modified, recording }`) that nobody in this page sends to, as
 * `{ address, received, … }`; null where there is none. @throws where the archive cannot be asked.
 */
export async function findArrival(endpoint, file, taken) {
  const answer = await fetch(endpoint, { headers: { Accept: 'application/json' }, cache: 'no-store' });
  if (!answer.ok) throw new Error(`The archive answered ${answer.status}`);
  const { arriving } = await answer.json();
  const address = ({ id }) => new URL(`${endpoint}/${id}`, document.baseURI).href;
  const found = arriving.find((arrival) => isSameFile(arrival, file) && !taken.has(address(arrival)));
  return found ? { ...found, address: address(found) } : null;
}

/** Whether a file that was chosen is the one that the archive has begun to receive. */
export function isSameFile(arrival, { name, bytes, modified, recording = null }) {
  return (
    arrival.bytes === bytes &&
    arrival.modified === modified &&
    arrival.recording === recording &&
    sounds(arrival.name) === sounds(name)
  );
}

// The archive cleans and shortens names before it shows them.
function sounds(name) {
  return name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 60);
}
