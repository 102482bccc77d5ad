import { hasNothingToRead } from '../story/media.ts';
import { boxField } from '../web/form-fields.ts';
import { one } from '../web/read-form.ts';
import { say } from '../words/say.ts';
import { isTicked, type StoryField, tick } from './field.ts';
import { type Told, withAnswers } from './told.ts';
import { heard } from './transcripts.ts';

const name = 'no-machine';

/** Where there is something to hear: whether a machine of the archive's own may write a first draft of it, for a person to check (P27). */
export const noMachineField: StoryField = {
  name,
  reach: {
    shown: 'it is how the words were made, and not what they say',
    reviewed: true,
    exported: 'it is how the words were made, and not what they say',
    searchable: 'it is how the words were made, and not what they say',
    erased: true,
    compared: 'nothing of the story changes with it',
  },
  inputs: (told) => (isAsked(told) ? { [name]: one } : {}),
  stored: ({ answers }) => ({ [name]: tick(answers.noMachine === true) }),
  parse: (sent) => ({ [name]: tick(isTicked(sent, name)) }),
  judge: () => [],
  view: (values, _problems, told) =>
    isAsked(told)
      ? [
          boxField({
            name,
            legend: say('story-form-machine-legend'),
            hint: say('story-form-machine-hint'),
            label: say('story-form-machine-no'),
            isTicked: isTicked(values, name),
            error: null,
          }),
        ]
      : [],
  apply: (values, told) => (isAsked(told) ? withAnswers(told, { noMachine: isTicked(values, name) }) : told),
  lines: (told) =>
    heard(told).length > 0
      ? [
          {
            field: name,
            label: say('story-form-machine-legend'),
            value: say(told.answers.noMachine ? 'story-form-machine-line-no' : 'story-form-machine-line-yes'),
          },
        ]
      : [],
};

/** Once people have written it down, there is nothing left for a machine. */
const isAsked = (told: Told) => heard(told).some(({ hearing }) => hasNothingToRead(hearing));
