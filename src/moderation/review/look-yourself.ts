import type { CuratorId } from '../../story/ids.ts';
import { manualChecksFor } from '../../story/manual-checks.ts';
import type { SentStory } from '../../story/story.ts';
import { audioDescriptionField } from '../../story-form/audio-description.ts';
import { captionsField, captionWords } from '../../story-form/captions.ts';
import { descriptionsField } from '../../story-form/descriptions.ts';
import type { FormContext } from '../../story-form/field.ts';
import { linesOf } from '../../story-form/field-list.ts';
import { hardSubjectsField } from '../../story-form/hard-subjects.ts';
import { madeOfField } from '../../story-form/made-of.ts';
import { typedPages } from '../../story-form/pages.ts';
import { titleAndWordsField } from '../../story-form/title-and-words.ts';
import { toldOf } from '../../story-form/told.ts';
import { transcriptsField } from '../../story-form/transcripts.ts';
import { say } from '../../words/say.ts';
import { dayAndTime } from '../../words/times.ts';
import { type Passage, privateDetails } from '../requests/private-details.ts';
import { actorName, type Names } from './history-lines.ts';
import { type Typed, toldIn } from './review-form.ts';

interface LookContext {
  readonly me: CuratorId;
  readonly names: Names;
  readonly form: FormContext;
  readonly problem: Readonly<Record<string, string>>;
}

/** What only a person can judge: each check with who ticked it and when, and with what helps to judge (P21). */
export function lookYourself(story: SentStory, typed: Typed, context: LookContext) {
  const found = privateDetails(passagesOf(story, typed, context.form));
  return manualChecksFor(story).map(({ name, label, remedy }) => {
    const stored = story.checks.find((check) => check.name === name);
    const checked = typed.checks.includes(name);
    return {
      name,
      id: `check-${name}`,
      label,
      remedy,
      checked,
      ticked: stored && checked ? tickedBy(stored, context) : null,
      error: context.problem[`check-${name}`],
      lookAt:
        name === 'private-details'
          ? found.map((detail) => ({ ...detail, what: say(`curate-review-detail-${detail.kind}`) }))
          : [],
    };
  });
}

function tickedBy({ at, by }: SentStory['checks'][number], { me, names }: LookContext): string {
  const who = actorName(by ? { role: 'curator', id: by } : { role: 'archive' }, names, me);
  return say('curate-review-ticked', { who, when: dayAndTime(at) });
}

/** What visitors will read, field by field. */
const read = [
  ...[titleAndWordsField, madeOfField, hardSubjectsField],
  ...[descriptionsField, audioDescriptionField, transcriptsField, captionsField],
];

/** Every piece of text that visitors will read, as it stands in the boxes. */
export function passagesOf(story: SentStory, typed: Typed, form: FormContext): readonly Passage[] {
  const lines = [
    ...linesOf(read, toldIn(story, typed, form), form),
    ...typedPages(toldOf(story), typed.values),
  ];
  return lines.flatMap(({ field, label, value }) => {
    if (!value) return [];
    return [{ where: label, field, text: field.startsWith('captions-') ? captionWords(value) : value }];
  });
}
