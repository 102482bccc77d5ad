import type { Media } from '../../story/media.ts';
import type { SentStoryFields } from '../../story/story.ts';
import type { AgeBand, Licence, OtherPerson, Recognition, Rights } from '../../story/telling.ts';
import { creditName } from '../../story/telling.ts';
import { setApart } from '../../story/text/plain-text.ts';
import { kindOfFile } from '../../words/kinds.ts';
import { say } from '../../words/say.ts';

/** What a storyteller said about their story, in words for curators. */

export function creditLine(credit: SentStoryFields['credit']): string {
  switch (credit.kind) {
    case 'anonymous':
      return 'Anonymous';
    case 'full-name':
      return `${creditName(credit)} (full name)`;
    case 'first-name':
      return `${creditName(credit)} (first name only)`;
    case 'another-name':
      return `${creditName(credit)} (a name they chose)`;
  }
}

const languages = new Intl.DisplayNames('en-GB', { type: 'language' });

export function languageLine(tag: string): string {
  return tag === 'und' ? 'A language that the form does not name' : (languages.of(tag) ?? tag);
}

export function ageLine({ age, guardianAgreed }: Pick<SentStoryFields, 'age' | 'guardianAgreed'>): string {
  if (age === 'adult') return ages.adult;
  return `${ages[age]} ${
    guardianAgreed ? 'Their guardian agreed.' : 'No parent or guardian has agreed yet.'
  }`;
}

const ages: Readonly<Record<AgeBand, string>> = {
  adult: 'The storyteller is an adult.',
  teen: 'The storyteller is 13 to 17.',
  child: 'The storyteller is under 13.',
};

/** Such as "My sister (seen, heard): has agreed". */
export function personLine({ who, shownBy, permission }: OtherPerson): string {
  const how = shownBy.map((one) => recognitions[one]).join(', ');
  return `${setApart(who)}${how ? ` (${how})` : ''}: ${permissions[permission]}`;
}

const recognitions: Readonly<Record<Recognition, string>> = {
  seen: 'seen',
  heard: 'heard',
  named: 'named',
  home: 'their home shows',
};
const permissions: Readonly<Record<OtherPerson['permission'], string>> = {
  yes: 'has agreed',
  'not-yet': 'has not been asked yet',
  no: 'said no',
};

export function rightsLines({ own, makers, quoted }: Rights): readonly string[] {
  return [
    ownership[own],
    ...(makers ? [`Made with: ${makers}`] : []),
    ...(quoted ? [`Works of others in it: ${quoted}`] : []),
  ];
}

const ownership: Readonly<Record<Rights['own'], string>> = {
  mine: 'All their own work',
  shared: 'Made with others, who agreed',
  unsure: 'Not sure whose work it is',
};

export const licenceLines: Readonly<Record<Licence, string>> = {
  own: 'They keep all rights',
  'cc-by-4.0': 'CC BY 4.0: anyone may use it and name them',
  'cc-by-nc-4.0': 'CC BY-NC 4.0: anyone may use it and name them, but not to make money',
  'cc-by-nc-nd-4.0': 'CC BY-NC-ND 4.0: anyone may share it as it is and name them, but not to make money',
};

/** How a sentence names a file: "the film", or "film 2 of 3" where there are more. */
export function fileName(media: Media, all: readonly Media[]): string {
  const kind = kindOfFile(media);
  return say('kind-of-file-within', { kind, number: all.indexOf(media) + 1, total: all.length });
}
