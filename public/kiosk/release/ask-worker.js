/** Milliseconds: a release is fetched before an answer comes. */
const patience = 300_000;
const soon = 10_000;

/**
 * Asks the service worker. Resolves to null where it says nothing: it first says that it has heard.
 * @param {ServiceWorker | null} worker
 * @param {{ ask: 'renew' | 'runs' | 'take' | 'leave', version?: string }} question
 * @returns {Promise<{ isReady: boolean, next: string | null, left: string | null } | null>}
 */
export function askWorker(worker, question) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    let timer = setTimeout(() => resolve(null), soon);
    port1.onmessage = ({ data }) => {
      clearTimeout(timer);
      if (data === 'heard') timer = setTimeout(() => resolve(null), patience);
      else resolve(data);
    };
    worker?.postMessage(question, [port2]);
  });
}
