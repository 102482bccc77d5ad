/**
 * A story behind its content note: a film's still comes once the story is opened, and what plays stops once it is closed.
 * Without this script the note opens and closes all the same.
 */
for (const gate of document.querySelectorAll('.note-gate')) {
  gate.addEventListener('toggle', () => (gate.open ? showStills(gate) : quieten(gate)));
  if (gate.open) showStills(gate);
}

function showStills(gate) {
  for (const video of gate.querySelectorAll('video[data-poster]')) {
    video.poster = video.dataset.poster;
    delete video.dataset.poster;
  }
}

function quieten(gate) {
  for (const player of gate.querySelectorAll('audio, video')) player.pause();
}
