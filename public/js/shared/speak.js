/** Says things to people who use a screen reader, one after another, in the page's own live region. */

/** How long a sentence stays to be read, in milliseconds. */
const stays = 15_000;

/**
 * @param {Element} region with role="status"
 * @returns {(words: string) => void}
 */
export function speaker(region) {
  return (words) => {
    const sentence = document.createElement('p');
    sentence.textContent = words;
    region.append(sentence);
    setTimeout(() => sentence.remove(), stays);
  };
}
