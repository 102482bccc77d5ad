/**
 * Where a visitor is, and the way back: a trail of screens by name. Every screen is built anew from what may be shown
 * at that moment, so nothing that was taken back is found again by going back.
 *
 * @param {{
 *   stage: { show(screen: import('../types.d.ts').Screen): void },
 *   build(place: import('../types.d.ts').Place, story: import('../types.d.ts').ScreenStory | null): import('../types.d.ts').Screen,
 *   keeper: import('../types.d.ts').Keeper,
 *   onEnd(): void,
 * }} parts `build` makes a screen of a place
 * @returns {import('../types.d.ts').Visit}
 */
export function createVisit({ stage, build, keeper, onEnd }) {
  /** @type {import('../types.d.ts').Place[]} */
  let trail = [];
  const top = () => trail.at(-1) ?? null;
  const find = (/** @type {string | null | undefined} */ id) =>
    keeper.stories().find((story) => story.id === id) ?? null;
  const asText = (/** @type {import('../types.d.ts').Place['about']} */ about) =>
    JSON.stringify(about.story ? find(about.story) : keeper.stories());

  function show() {
    const place = top();
    if (!place) return;
    place.seen = asText(place.about);
    stage.show(build(place, place.about.story ? find(place.about.story) : null));
  }

  /** @type {import('../types.d.ts').Visit} */
  const visit = {
    isOn: () => trail.length > 0,
    begin() {
      trail = [{ name: 'home', about: {} }];
      show();
    },
    open(name, about = {}) {
      trail.push({ name, about });
      show();
    },
    /** The same place, after what it notes of itself has changed. */
    again: show,
    /** The list that the visitor came by, or null. */
    list: () => trail.findLast(({ name }) => name === 'stories') ?? null,
    /** Takes the place of the screen that shows, so that Back passes it by. */
    replace(name, about = {}) {
      trail.pop();
      visit.open(name, about);
    },
    back() {
      const place = top();
      // Where to turn stands after a hard story (P11).
      if (place?.name === 'story' && (find(place.about.story)?.support.length ?? 0) > 0) {
        visit.replace('support', { story: place.about.story ?? null });
        return;
      }
      if (trail.length > 1) trail.pop();
      show();
    },
    home() {
      trail = [{ name: 'home', about: {} }];
      show();
    },
    end() {
      trail = [];
      onEnd();
    },
    /** What may be shown has changed: what stands here is looked at again. */
    renew() {
      const place = top();
      if (!place || place.seen === asText(place.about)) return;
      const isGone = place.about.story && !find(place.about.story);
      trail = trail.filter(({ about }) => !about.story || find(about.story));
      if (isGone) visit.open('gone');
      else show();
    },
  };
  return visit;
}
