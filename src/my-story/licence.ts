import { revise } from '../story/changes/revise.ts';
import type { SentStory } from '../story/story.ts';
import type { Licence } from '../story/telling.ts';
import { licenceField, licenceInWords, readLicence } from '../telling/licence.ts';
import type { Problem } from '../web/form-fields.ts';
import { problemAt } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import { type Body, type ChangePage, underHeading } from './form.ts';
import { withStatement } from './statement.ts';

const legend = 'What may others do with your story?';
const hint = 'If you are not sure, keep your rights. You can come back later.';

/** Rights that were kept can be given; a licence that was given cannot be taken back (P10). */
export const licencePage: ChangePage = {
  slug: 'licence',
  title: 'What others may do with it',
  isLookedAt: true,
  show: (story) => body(story, story.licence, false, []),
  answer(read, story, { now }) {
    const sent = read({ licence: one, sure: one });
    const licence = readLicence(sent.licence);
    const sure = sent.sure === 'yes';
    const problems: Problem[] = [];
    if (!licence) problems.push({ field: 'licence', message: 'Choose what others may do.' });
    else if (licence !== 'own' && !sure) {
      const message = 'Tick that you understand that this cannot be undone, or keep your rights.';
      problems.push({ field: 'sure', message });
    }
    return {
      problems,
      body: body(story, licence ?? story.licence, sure, problems),
      change(latest) {
        if (licence === null || latest.licence !== 'own' || licence === 'own') return latest;
        const said = { about: 'licence', question: `${legend} ${hint}`, answer: licenceInWords(licence) };
        return revise(withStatement(latest, said, now), { licence }, now, { role: 'storyteller' });
      },
    };
  },
};

function body(story: SentStory, chosen: Licence, sure: boolean, problems: readonly Problem[]): Body {
  if (story.licence !== 'own') {
    return {
      lead: [
        `You chose: ${licenceInWords(story.licence)}.`,
        'This cannot be undone: people who have a copy may go on using it in this way. You can still take your story back from us.',
      ],
      parts: [],
      button: null,
    };
  }
  return {
    lead: [
      'You have kept all your rights. You can let others use your story, but you can never take that back.',
    ],
    parts: [
      {
        heading: null,
        fields: underHeading([
          licenceField(legend, hint, chosen, problems),
          {
            partial: 'field/choices',
            type: 'checkbox',
            name: 'sure',
            legend: 'If you let others use it',
            error: problemAt(problems, 'sure'),
            options: [{ value: 'yes', label: 'I understand that this can never be undone', checked: sure }],
          },
        ]),
      },
    ],
    button: 'Save',
  };
}
