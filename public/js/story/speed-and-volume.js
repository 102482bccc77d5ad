/**
 * How fast a recording plays, and how loud: a choice and a slider, in words that the markup gives. How fast stays when another
 * source comes in its place.
 */

const speeds = [0.5, 0.75, 1, 1.25, 1.5, 2];

/**
 * @param {HTMLMediaElement} recording
 * @param {string} label
 * @returns {HTMLLabelElement}
 */
export function speedChoice(recording, label) {
  const choice = document.createElement('select');
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  for (const speed of speeds) choice.add(new Option(`${numbers.format(speed)} ×`, String(speed)));
  choice.value = '1';
  choice.addEventListener('change', () => {
    recording.defaultPlaybackRate = Number(choice.value);
    recording.playbackRate = Number(choice.value);
  });
  // It may be set elsewhere too, as in the browser's own controls.
  recording.addEventListener('ratechange', () => {
    if (speeds.includes(recording.playbackRate)) choice.value = String(recording.playbackRate);
  });
  return labelled(label, choice);
}

/**
 * Null where the device alone says how loud it is, as iPhones do.
 * @param {HTMLMediaElement} recording
 * @param {string} label
 * @returns {HTMLLabelElement | null}
 */
export function volumeSlider(recording, label) {
  const before = recording.volume;
  recording.volume = 0.5;
  const canBeSet = recording.volume === 0.5;
  recording.volume = before;
  if (!canBeSet) return null;
  const slider = document.createElement('input');
  slider.type = 'range';
  slider.min = '0';
  slider.max = '1';
  slider.step = '0.05';
  const show = () => {
    slider.value = String(recording.muted ? 0 : recording.volume);
    slider.setAttribute('aria-valuetext', `${Math.round(Number(slider.value) * 100)} %`);
  };
  slider.addEventListener('input', () => {
    recording.muted = false;
    recording.volume = Number(slider.value);
  });
  recording.addEventListener('volumechange', show);
  show();
  return labelled(label, slider);
}

/**
 * @param {string} words
 * @param {HTMLElement} control
 */
function labelled(words, control) {
  const label = document.createElement('label');
  label.append(`${words} `, control);
  return label;
}
