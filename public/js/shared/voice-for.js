/**
 * A voice that speaks on the device: others send the words to their maker. Null where it has none of that language.
 * @param {string} language BCP 47
 */
export function voiceFor(language) {
  const base = (/** @type {string} */ tag) => tag.toLowerCase().split(/[-_]/)[0];
  const voices = 'speechSynthesis' in globalThis ? speechSynthesis.getVoices() : [];
  const fitting = voices.filter(({ lang, localService }) => localService && base(lang) === base(language));
  return fitting.find((voice) => voice.default) ?? fitting[0] ?? null;
}
