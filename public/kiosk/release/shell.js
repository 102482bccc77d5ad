import { say } from '../say.js';

const script = '/kiosk/service-worker.js';
/** @type {RegistrationOptions} */
const options = { scope: '/kiosk', updateViaCache: 'none' };

/** The service worker opens the player without a network. Resolves once every request of this page goes through the worker. @throws Error where there is none */
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
