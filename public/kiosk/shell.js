import { say } from './say.js';

/** The service worker that opens the player without a network, and keeps the player itself up to date. */
const script = '/kiosk/service-worker.js';
/** @type {RegistrationOptions} */
const options = { scope: '/kiosk', type: 'module', updateViaCache: 'none' };

/** Resolves once every request of this page goes through the worker. @throws Error where there is none */
export async function takeUpShell() {
  if (!navigator.serviceWorker) throw new Error(say('player-trouble-https'));
  await navigator.serviceWorker.register(script, options);
  const { active } = await navigator.serviceWorker.ready;
  if (navigator.serviceWorker.controller) return;
  const taken = new Promise((resolve) =>
    navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
  );
  active?.postMessage('claim');
  await taken;
}

/** Resolves to whether another player has been fetched; it plays from the next load of the page on. */
export async function renewShell() {
  const registration = await navigator.serviceWorker.ready;
  await registration.update().catch(() => undefined);
  const { port1, port2 } = new MessageChannel();
  const answer = new Promise((/** @type {(isNew: boolean) => void} */ resolve) => {
    port1.onmessage = ({ data }) => resolve(data.isNew);
  });
  registration.active?.postMessage('renew', [port2]);
  return answer;
}
