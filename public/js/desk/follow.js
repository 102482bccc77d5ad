/** Marks the word that is heard while the recording plays, and keeps its piece in sight where nobody types. */

/**
 * @param {HTMLMediaElement} media
 * @param {ReturnType<typeof import('./rows.js').createRows>} rows
 */
export function followWords(media, rows) {
  /** @type {import('./rows.js').Row | null} */
  let heard = null;

  function follow() {
    const at = media.currentTime + 0.05;
    const row =
      media.currentTime > 0
        ? (rows.all().findLast(({ spots }) => spots[0]?.word && spots[0].word.start <= at) ?? null)
        : null;
    if (heard && heard !== row) mark(heard, null);
    heard = row;
    if (!row) return;
    const word = row.spots.findLast((spot) => spot.word && spot.word.start <= at)?.word ?? null;
    if (word !== row.said && !rows.caret()) row.item.scrollIntoView({ block: 'nearest' });
    mark(row, word);
  }

  /**
   * @param {import('./rows.js').Row} row
   * @param {import('./rows.js').Row['said']} word
   */
  function mark(row, word) {
    row.item.classList.toggle('is-heard', word !== null);
    if (row.said === word) return;
    row.said = word;
    rows.draw(row);
  }

  const goOn = () => {
    follow();
    if (!media.paused) requestAnimationFrame(goOn);
  };
  media.addEventListener('play', goOn);
  for (const event of ['seeked', 'timeupdate']) media.addEventListener(event, follow);
  return { heard: () => heard };
}
