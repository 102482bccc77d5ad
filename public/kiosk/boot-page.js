/**
 * The page that a screen shows while it has no player: small, without words, and never of another shape. It needs nothing
 * but the service worker, which has it in itself.
 * @param {string} script the address of public/kiosk/boot.js
 */
export const bootPage = (script) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>…</title>
<style>
html { height: 100%; background: #1b1918; }
body { display: grid; height: 100%; margin: 0; place-content: center; }
main { width: 4rem; height: 4rem; border-radius: 50%; background: #ffc93c; animation: wait 3s ease-in-out infinite alternate; }
@keyframes wait { to { opacity: 0.3; } }
@media (prefers-reduced-motion: reduce) { main { animation: none; } }
</style>
<main aria-busy="true"></main>
<script src="${script}"></script>
`;
