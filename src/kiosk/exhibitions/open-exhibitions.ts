import type { PublishedOn } from '../../publish/published-stories.ts';
import type { Exhibition, ExhibitionStore } from '../../story/exhibitions.ts';
import type { StoryId } from '../../story/ids.ts';
import { canBeVisited } from '../../story-form/days/open-days.ts';
import { hangingIn, shownAt } from './hanging.ts';

/** An exhibition that anybody can visit, and what hangs in it. */
export interface OpenExhibition extends Pick<Exhibition, 'slug' | 'name'> {
  readonly stories: readonly StoryId[];
}

interface Services {
  readonly exhibitions: Pick<ExhibitionStore, 'list'>;
  readonly published: PublishedOn;
  now(): Date;
}

/** Those that are open at this moment: one that is still being hung is nobody's business. */
export async function openExhibitions({
  exhibitions,
  published,
  now,
}: Services): Promise<readonly OpenExhibition[]> {
  const at = now();
  const open = (await exhibitions.list()).filter((exhibition) => canBeVisited(exhibition, at));
  return Promise.all(
    open.map(async ({ slug, name, ...choosing }) => ({
      slug,
      name,
      stories: (await hangingIn(shownAt(published, slug), choosing)).map(({ id }) => id),
    })),
  );
}
