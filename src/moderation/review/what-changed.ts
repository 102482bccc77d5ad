import type { ThemeSlug } from '../../story/ids.ts';
import type { AltText, Hearing } from '../../story/media.ts';
import type { Reviewed, SentStoryFields } from '../../story/story.ts';
import { compareTexts, type Row } from './compare-texts.ts';
import { creditLine, fileName, languageLine, personLine, rightsLines } from './story-words.ts';

/** One thing that is not as it was at the last decision. */
export interface Change {
  readonly label: string;
  /** Before and now, side by side; empty where the label says it all. */
  readonly rows: readonly Row[];
  /** BCP 47 tag of the words in the rows, where they are the storyteller's. */
  readonly lang: string | null;
}

/** Everything that differs between the story as a curator last decided on it and as it is now (P22). */
export function whatChanged(
  before: Reviewed,
  now: SentStoryFields,
  themeName: (slug: ThemeSlug) => string,
): readonly Change[] {
  const themes = (slugs: readonly ThemeSlug[]) => slugs.map(themeName).sort().join('\n');
  return [
    ...changed('Title', before.title, now.title, now.language),
    ...changed('Words', before.words, now.words, now.language),
    ...changed('Language', languageLine(before.language), languageLine(now.language)),
    ...changed('Credit', creditLine(before.credit), creditLine(now.credit)),
    ...changed('Themes', themes(before.themes), themes(now.themes)),
    ...changed('Who else can be recognised', people(before), people(now)),
    ...changed('Whose work it is', lines(rightsLines(before.rights)), lines(rightsLines(now.rights))),
    ...filesChanged(before, now),
  ];
}

function changed(label: string, before: string, now: string, lang: string | null = null): readonly Change[] {
  const rows = compareTexts(before, now);
  return rows.some(({ kind }) => kind === 'pair') ? [{ label, rows, lang }] : [];
}

const lines = (all: readonly string[]) => all.join('\n');
const people = ({ others }: Pick<Reviewed, 'others'>) => lines(others.map(personLine)) || 'Nobody';

function filesChanged(before: Reviewed, now: SentStoryFields): readonly Change[] {
  const gone = before.media.filter(({ id }) => !now.media.some((media) => media.id === id));
  return [
    ...gone.map(({ alt }): Change => {
      const rows = compareTexts(described(alt), '');
      return { label: 'A file was taken out', rows, lang: rows.length > 0 ? now.language : null };
    }),
    ...now.media.flatMap((media): readonly Change[] => {
      const name = fileName(media, now.media);
      const old = before.media.find(({ id }) => id === media.id);
      if (!old) return [{ label: `New file: ${name}`, rows: [], lang: null }];
      return [
        ...changed(`Description of ${name}`, described(old.alt), described(media.alt), now.language),
        ...changed(
          `Descriptions of the pages of ${name}`,
          pagesDescribed(old.pageAlts),
          pagesDescribed(media.pageAlts),
          now.language,
        ),
        ...heardChanged(name, old.hearing, media.hearing, now.language),
      ];
    }),
  ];
}

function heardChanged(name: string, before: Hearing, now: Hearing, language: string): readonly Change[] {
  const { transcript, captions, waiver } = before;
  return [
    ...changed(`Transcript of ${name}`, transcript ?? '', now.transcript ?? '', language),
    ...changed(
      `Captions of ${name}`,
      captions?.vtt ?? '',
      now.captions?.vtt ?? '',
      now.captions?.language ?? language,
    ),
    ...changed(`Why ${name} needs nothing to read`, waiver ?? '', now.waiver ?? ''),
  ];
}

function pagesDescribed(alts: readonly (AltText | null)[] = []): string {
  return lines(alts.flatMap((alt, index) => (alt?.kind === 'words' ? [`${index + 1}: ${alt.words}`] : [])));
}

function described(alt: AltText | null): string {
  if (alt === null) return '';
  return alt.kind === 'words' ? alt.words : 'Only decoration';
}
