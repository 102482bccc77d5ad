/** Gets a screen paired: shows the code for a curator, and then what it was paired with. */

const status = document.getElementById('kiosk-status');
const say = (words) => {
  if (status) status.textContent = words;
};
const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

async function ask(path, method = 'GET') {
  const response = await fetch(path, { method, headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

async function pair() {
  for (;;) {
    const { state } = await ask('/kiosk/api/pairing');
    if (state === 'paired') return;
    if (state === 'none' || !status?.dataset.code) {
      const { code } = await ask('/kiosk/api/pairing', 'POST');
      if (status) status.dataset.code = code;
      say(`Ask a curator to pair this screen. Its code is ${code}.`);
    }
    await pause(4);
  }
}

async function start() {
  const preview = document.getElementById('kiosk')?.dataset.manifest;
  if (!preview) {
    await navigator.serviceWorker?.register('/kiosk/service-worker.js', { scope: '/kiosk' });
    await pair();
  }
  const { exhibition, stories } = await ask(preview ?? '/kiosk/api/manifest');
  say(`${exhibition.title}. Stories: ${stories.length}.`);
}

start().catch(() => say('This screen cannot reach the archive just now.'));
