/** The signs on the buttons, drawn on a square of 24. */
const paths = {
  home: 'M4 11 12 4l8 7M6.5 9.5V20h11V9.5M10 20v-6h4v6',
  back: 'M20 12H5M11 5l-7 7 7 7',
  smaller: 'M3 19 9 5l6 14M5 15h8M17 12h5',
  larger: 'M2 19 8 5l6 14M4 15h8M16.5 12h6M19.5 9v6',
  lower: 'M12 3.5v11M6.5 9.5 12 15l5.5-5.5M4 20h16',
  follow: 'M3.5 6h10M3.5 12h8M3.5 18h10M19 6v12M16 15l3 3 3-3',
  phone: 'M7 2.5h10v19H7zM10.5 18.5h3',
  play: 'M7 4.5v15l12.5-7.5z',
  pause: 'M7 5v14M17 5v14',
  again: 'M11 6 5 12l6 6M19 6l-6 6 6 6',
  quieter: 'M4 9.5v5h4l5 4.5V5L8 9.5zM16.5 12h5',
  louder: 'M4 9.5v5h4l5 4.5V5L8 9.5zM16.5 12h5M19 9.5v5',
  captions: 'M3 5.5h18v13H3zM6.5 14.5h5M14 14.5h3.5M6.5 11h2.5M11.5 11h6',
  described: 'M2.5 12s3.5-6 9.5-6 9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6zM12 10v4M9.5 11v2M14.5 11v2',
  closer: 'M12 5v14M5 12h14',
  further: 'M5 12h14',
  whole: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  fill: 'M9 4H4v5M4 4l6 6M15 20h5v-5M20 20l-6-6',
  shrink: 'M4 10h6V4M10 10 4 4M20 14h-6v6M14 14l6 6',
  left: 'M15 5l-7 7 7 7',
  right: 'M9 5l7 7-7 7',
  up: 'M5 15l7-7 7 7',
  down: 'M5 9l7 7 7-7',
  takeBack: 'M6 6l12 12M18 6 6 18',
};
const filled = new Set(['play']);
const svg = 'http://www.w3.org/2000/svg';

/** @param {keyof typeof paths} name */
export function icon(name) {
  const picture = document.createElementNS(svg, 'svg');
  picture.setAttribute('viewBox', '0 0 24 24');
  picture.setAttribute('aria-hidden', 'true');
  picture.setAttribute('class', filled.has(name) ? 'icon is-solid' : 'icon');
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', paths[name]);
  picture.append(path);
  return picture;
}
