/** Kept free, so that the browser never has to throw anything away: a fiftieth, at most 100 MB. */
const reserve = (quota) => Math.min(quota / 50, 100_000_000);

/** Bytes that may still be kept on this device; null where the browser does not say. */
export async function room() {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota === undefined || usage === undefined) return null;
  return Math.max(0, Math.floor(quota - usage - reserve(quota)));
}

/** Asks the browser not to clear the exhibition away by itself when the disk fills up. */
export async function askToStay() {
  await navigator.storage?.persist?.();
}
