import type { CuratorId } from '../story/ids.ts';
import type { SentStory } from '../story/story.ts';
import { historyLines, type Names } from './history-lines.ts';
import { nameOf, type Places } from './place-names.ts';
import { pictures, type Typed, typedAsStored } from './typed.ts';

/**
 * The model of views/curate/conflict: who decided what in the meantime, and every word that the curator typed and that
 * the story does not hold (P23). Nothing has been saved.
 */
export function conflictPage(story: SentStory, typed: Typed, context: Around & { readonly places: Places }) {
  return gotThereFirst(story, unsaved(story, typed, context.places), context);
}

interface Around {
  readonly me: CuratorId;
  readonly names: Names;
}

/** The same for any other form about a story. */
export function gotThereFirst(story: SentStory, unsaved: readonly Unsaved[], { me, names }: Around) {
  const last = historyLines(story.history, names, me).at(-1);
  return {
    title: 'Someone else got there first',
    private: true,
    bodyClass: 'curate',
    story: { id: story.id, title: story.title, reference: story.reference },
    last,
    unsaved,
  };
}

/** What was typed and is kept nowhere else. */
export interface Unsaved {
  readonly name: string;
  readonly label: string;
  readonly words: string;
}

function unsaved(story: SentStory, typed: Typed, places: Places): readonly Unsaved[] {
  const stored = typedAsStored(story);
  const several = pictures(story).length > 1;
  const all: (Unsaved & { readonly stored: string })[] = [
    { name: 'title', label: 'Title', words: typed.title, stored: stored.title },
    { name: 'words', label: 'Words', words: typed.words, stored: stored.words },
    {
      name: 'themes',
      label: 'Themes',
      words: themeNames(typed.themes, places),
      stored: themeNames(stored.themes, places),
    },
    ...pictures(story).map(({ id }, index) => ({
      name: `alt-${id}`,
      label: several ? `Description of picture ${index + 1}` : 'Description of the picture',
      words: typed.alt.get(id)?.words ?? '',
      stored: stored.alt.get(id)?.words ?? '',
    })),
    { name: 'reason', label: 'Reason', words: typed.reason, stored: '' },
  ];
  return all
    .filter(({ words, stored: kept }) => words.trim() !== '' && words.trim() !== kept.trim())
    .map(({ stored: _kept, ...shown }) => shown);
}

function themeNames(slugs: readonly string[], places: Places): string {
  return slugs
    .map((slug) => nameOf(places.themes, slug))
    .sort()
    .join(', ');
}
