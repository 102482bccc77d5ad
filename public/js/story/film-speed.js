/** Under each film: how fast it plays. How loud is in the browser's own controls. */
import { datum, find, findAll } from '../shared/dom.js';
import { speedChoice } from './speed-and-volume.js';
import { whenOpen } from './when-open.js';

for (const figure of findAll(document, '.work.film[data-speed]', HTMLElement)) {
  whenOpen(figure, () => {
    const film = find(figure, 'video', HTMLVideoElement);
    const row = document.createElement('p');
    row.className = 'player-row';
    row.append(speedChoice(film, datum(figure, 'speed')));
    (film.closest('.film-frame') ?? film).after(row);
  });
}
