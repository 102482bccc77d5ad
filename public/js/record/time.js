/** Lengths of time as they are shown and as they are said. */

/** "0:07", "12:34", "1:02:03". */
export function clock(seconds) {
  const whole = Math.floor(seconds);
  const two = (number) => String(number).padStart(2, '0');
  const minutes = Math.floor(whole / 60) % 60;
  const hours = Math.floor(whole / 3600);
  return hours ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** "7 seconds", "1 minute 5 seconds", "2 hours". */
export function spoken(seconds) {
  const whole = Math.round(seconds);
  const parts = [
    [Math.floor(whole / 3600), 'hour'],
    [Math.floor(whole / 60) % 60, 'minute'],
    [whole % 60, 'second'],
  ];
  const said = parts
    .filter(([number]) => number > 0)
    .map(([number, unit]) => `${number} ${unit}${number === 1 ? '' : 's'}`);
  return said.join(' ') || 'less than a second';
}

/** What a recording of this moment is called, such as "Sound, 23 November, 10.05.webm". */
export function nameOfNow(what, ending, now = new Date()) {
  const day = now.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });
  const time = now.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }).replace(':', '.');
  return `${what}, ${day}, ${time}.${ending}`;
}
