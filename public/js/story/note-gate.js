/**
 * A story behind its content note: a film's still and captions come once the story is opened, and what plays stops once it
 * is closed. Without this script the note opens and closes all the same; captions then wait in the player's own menu.
 */
for (const gate of document.querySelectorAll('.note-gate')) {
  gate.addEventListener('toggle', () => (gate.open ? dress(gate) : quieten(gate)));
  if (gate.open) dress(gate);
}

function dress(gate) {
  for (const video of gate.querySelectorAll('video[data-poster]')) {
    video.poster = video.dataset.poster;
    delete video.dataset.poster;
  }
  for (const captions of gate.querySelectorAll('track[data-default]')) {
    captions.track.mode = 'showing';
    delete captions.dataset.default;
  }
}

function quieten(gate) {
  for (const player of gate.querySelectorAll('audio, video')) player.pause();
}
