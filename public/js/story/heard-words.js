/**
 * Marks the word that is heard in a recording, on a page and on a screen alike, with the class `is-said`.
 * @param {HTMLElement} box that holds the words; once it is gone nothing is marked any more
 * @param {HTMLMediaElement} media
 * @param {readonly { word: HTMLElement, start: number }[]} words in the order of their starts, in seconds
 * @param {(word: HTMLElement) => void} onMark
 */
export function markHeard(box, media, words, onMark) {
  /** @type {HTMLElement | null} */
  let marked = null;
  const mark = () => {
    const at = media.currentTime;
    const said = at > 0 ? (words.findLast(({ start }) => start <= at + 0.05)?.word ?? null) : null;
    if (said === marked) return;
    marked?.classList.remove('is-said');
    said?.classList.add('is-said');
    marked = said;
    if (said) onMark(said);
  };
  const goOn = () => {
    if (!box.isConnected) return;
    mark();
    if (!media.paused) requestAnimationFrame(goOn);
  };
  media.addEventListener('play', goOn);
  for (const event of ['seeked', 'timeupdate', 'ended']) media.addEventListener(event, mark);
}
