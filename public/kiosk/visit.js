/**
 * Where a visitor is, and the way back: a trail of screens by name. Every screen is built anew from what may be shown
 * at that moment, so nothing that was taken back is found again by going back.
 *
 * @param build makes a screen: (place, story) => screen, where a place is { name, about } and whatever it notes itself
 */
export function createVisit({ stage, build, keeper, onEnd }) {
  let trail = [];
  const top = () => trail.at(-1) ?? null;
  const find = (id) => keeper.stories().find((story) => story.id === id) ?? null;
  const asText = (about) => JSON.stringify(about.story ? find(about.story) : keeper.stories());

  function show() {
    const place = top();
    place.seen = asText(place.about);
    stage.show(build(place, place.about.story ? find(place.about.story) : null));
  }

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
    /** Takes the place of the screen that shows, so that Back passes it by. */
    replace(name, about = {}) {
      trail.pop();
      visit.open(name, about);
    },
    back() {
      const place = top();
      // Where to turn stands after a hard story (P11).
      if (place?.name === 'story' && find(place.about.story)?.support.length > 0) {
        visit.replace('support', { story: place.about.story });
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
