import { type Checked, type CheckItem, checklist } from '../../story/changes/publish-rules.ts';
import { isSettled } from '../../story/media.ts';
import type { SentStory } from '../../story/story.ts';
import { mediaName } from '../../story-form/media-names.ts';
import { boxesFor } from './obstacle-fields.ts';

/** One line of the list of what is left, with the places where it is met. */
interface Left {
  readonly remedy: string;
  /** Where the remedy leads; null where there is nothing to do but wait or decline. */
  readonly href: string | null;
  /** One link a file, where several want something. */
  readonly places: readonly { readonly href: string; readonly label: string }[];
}

/** The checklist as the review page shows it: what is left to do, and what is in order. */
export interface ChecklistView {
  readonly left: readonly Left[];
  readonly inOrder: readonly { readonly name: CheckItem['name']; readonly label: string }[];
  /** Something is missing that no box on this page can mend. */
  readonly isBlocked: boolean;
}

/** `checked` is the story as it stands in the boxes; `hasBoxes` where the page has them. */
export function checklistView(story: SentStory, checked: Checked, hasBoxes: boolean): ChecklistView {
  const items = checklist(checked);
  const open = items.filter(({ met }) => !met);
  return {
    left: open.map((item) => left(item, story, checked, hasBoxes)),
    inOrder: items.filter(({ met }) => met).map(({ name, label }) => ({ name, label })),
    isBlocked: open.some((item) => boxesFor(item, checked).length === 0),
  };
}

function left(item: CheckItem, story: SentStory, checked: Checked, hasBoxes: boolean): Left {
  const { remedy } = item;
  const boxes = boxesFor(item, checked);
  if (boxes.length === 0) return { remedy, href: elsewhere(item, story), places: [] };
  const page = hasBoxes ? '' : boxesElsewhere(story);
  if (page === null) return { remedy, href: null, places: [] };
  const places = boxes.flatMap(({ field }) => {
    const media = story.media.find(({ id }) => field.endsWith(id));
    return media ? [{ href: `${page}#${field}`, label: mediaName(media, story.media) }] : [];
  });
  return {
    remedy,
    href: `${page}#${boxes[0]?.field ?? ''}`,
    places: places.length > 1 ? places : [],
  };
}

/** A published story has its boxes on the page for corrections; the others have none until they wait for review. */
function boxesElsewhere(story: SentStory): string | null {
  return story.state === 'published' ? `/curate/stories/${story.id}/correct` : null;
}

/** Where a line is met that asks for somebody else's word. */
function elsewhere({ name }: CheckItem, story: SentStory): string | null {
  const asks = story.state === 'inReview' ? '#question' : null;
  switch (name) {
    case 'prepared':
      return `#media-${story.media.find((media) => !isSettled(media))?.id ?? ''}`;
    case 'consent':
      return '#agreed-title';
    case 'guardian':
    case 'others':
      return `/curate/stories/${story.id}/on-behalf/permissions`;
    case 'concern':
      return `/curate/stories/${story.id}/concerns`;
    case 'something-to-show':
    case 'rights':
      return asks;
    case 'alt-text':
    case 'page-alts':
    case 'captions':
    case 'transcript':
    case 'private-details':
    case 'sensitive':
    case 'film-described':
      return null;
  }
}
