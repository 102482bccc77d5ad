/**
 * A story behind its content note: a film's captions come once the story is opened, and what plays stops once it is closed.
 * Without this script the note opens and closes all the same; captions then wait in the player's own menu.
 */
import { findAll } from '../shared/dom.js';

for (const gate of findAll(document, '[data-note-gate]', HTMLDetailsElement)) {
  gate.addEventListener('toggle', () => (gate.open ? dress(gate) : quieten(gate)));
  if (gate.open) dress(gate);
}

/** @param {HTMLDetailsElement} gate */
function dress(gate) {
  for (const captions of findAll(gate, 'track[data-default]', HTMLTrackElement)) {
    captions.track.mode = 'showing';
    delete captions.dataset.default;
  }
}

/** @param {HTMLDetailsElement} gate */
function quieten(gate) {
  for (const player of findAll(gate, 'audio, video', HTMLMediaElement)) player.pause();
}
