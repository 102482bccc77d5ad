/** Whatever is neither a letter nor a number of some script parts words, as a dash or an apostrophe does. */
const between = /[\s\p{P}\p{S}\p{C}]+/u;

/** Longer ones are cut: nobody types them, and an index has room for so much. */
const longest = 40;

/** The words of a text as a search looks for them: each once, without capitals and without accents. */
export function searchTerms(text: string): readonly string[] {
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = folded.split(between).filter(Boolean);
  return [...new Set(words.map((word) => word.slice(0, longest)))];
}
