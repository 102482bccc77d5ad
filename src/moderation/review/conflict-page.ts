import type { CuratorId } from '../../story/ids.ts';
import type { SentStory } from '../../story/story.ts';
import { isBlank, trimText } from '../../story/text/plain-text.ts';
import { nameOf } from '../places/place-names.ts';
import type { Choices } from './edits.ts';
import { historyLines, type Names } from './history-lines.ts';
import { fileDraft, pageField } from './page-edits.ts';
import { fileName, languageLine } from './story-words.ts';
import { type Typed, typedAsStored } from './typed.ts';

/**
 * The model of views/curate/conflict: who decided what in the meantime, and every word that the curator typed and that
 * the story does not hold (P23). Nothing has been saved.
 */
export function conflictPage(
  story: SentStory,
  typed: Typed,
  context: PageContext & { readonly choices: Choices },
) {
  return gotThereFirst(story, unsaved(story, typed, context.choices), context);
}

interface PageContext {
  readonly me: CuratorId;
  readonly names: Names;
}

/** The same for any other form about a story. */
export function gotThereFirst(story: SentStory, unsaved: readonly Unsaved[], { me, names }: PageContext) {
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

function unsaved(story: SentStory, typed: Typed, choices: Choices): readonly Unsaved[] {
  const stored = boxes(story, typedAsStored(story), choices);
  return boxes(story, typed, choices).filter(({ words }, index) => {
    const kept = stored[index]?.words ?? '';
    return !isBlank(words) && trimText(words) !== trimText(kept);
  });
}

/** Every box in which somebody can type or choose words, in the page's order. */
function boxes(story: SentStory, typed: Typed, choices: Choices): readonly Unsaved[] {
  return [
    { name: 'title', label: 'Title', words: typed.title },
    { name: 'words', label: 'Words', words: typed.words },
    { name: 'language', label: 'Language', words: languageLine(typed.language) },
    {
      name: 'neighbourhood',
      label: 'Neighbourhood',
      words: nameOf(choices.neighbourhoods, typed.neighbourhood),
    },
    { name: 'themes', label: 'Themes', words: names(choices.themes, typed.themes) },
    ...story.media.flatMap((media): readonly Unsaved[] => {
      const name = fileName(media, story.media);
      const hearing = typed.hearing.get(media.id);
      return [
        {
          name: `alt-${media.id}`,
          label: `Description of ${name}`,
          words: typed.alt.get(media.id)?.words ?? '',
        },
        ...(typed.pages.get(media.id)?.words ?? []).map((words, index) => ({
          name: pageField(index + 1, media.id),
          label: `Page ${index + 1} of ${name}`,
          // A draft that came with the page is nobody's typing.
          words: words === fileDraft(media, index) ? '' : words,
        })),
        {
          name: `transcript-${media.id}`,
          label: `Transcript of ${name}`,
          words: hearing?.transcript ?? '',
        },
        { name: `captions-${media.id}`, label: `Captions of ${name}`, words: hearing?.captions ?? '' },
        {
          name: `waiver-${media.id}`,
          label: `Why ${name} needs nothing to read`,
          words: hearing?.waiver ?? '',
        },
      ];
    }),
    { name: 'topics', label: 'Hard subjects', words: names(choices.topics, typed.topics) },
    { name: 'note', label: 'Note before the story', words: typed.note },
    { name: 'question', label: 'Question', words: typed.question },
    { name: 'reason', label: 'Reason', words: typed.reason },
  ];
}

function names(
  all: readonly { readonly slug: string; readonly name: string }[],
  slugs: readonly string[],
): string {
  return slugs
    .map((slug) => nameOf(all, slug))
    .sort()
    .join(', ');
}
