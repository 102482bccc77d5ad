import type { PlaceRef, StoriesIn } from '../settings/places/stories-in.ts';
import type { StoryId } from '../story/ids.ts';
import { sentStates } from '../story/story.ts';
import type { StoryModel, StoryQuery } from './stores/story-model.ts';

/** How many stories a neighbourhood or a theme has, straight from their documents. */
export function createStoriesIn(model: StoryModel): StoriesIn {
  const sentIn = ({ kind, slug }: PlaceRef): StoryQuery => ({
    state: { $in: [...sentStates] },
    ...(kind === 'theme' ? { themes: slug } : { neighbourhood: slug }),
  });
  const begunIn = ({ kind, slug }: PlaceRef): StoryQuery => ({
    state: 'draft',
    [kind === 'theme' ? 'answers.themes' : 'answers.neighbourhood']: slug,
  });

  return {
    async held(place) {
      const [sent, onWeb, drafts] = await Promise.all([
        model.countDocuments(sentIn(place)),
        model.countDocuments({ ...sentIn(place), 'listing.onWeb': true }),
        model.countDocuments(begunIn(place)),
      ]);
      return { onWeb, others: sent - onWeb, drafts };
    },
    async sent(place) {
      const found = await model.find(sentIn(place), { _id: 1 }).sort({ _id: 1 }).lean();
      return found.map(({ _id }) => _id as StoryId);
    },
  };
}
