import { ageField } from './age.ts';
import { audioDescriptionField } from './audio-description.ts';
import { captionsField } from './captions.ts';
import { chaptersField } from './chapters.ts';
import { contactField } from './contact.ts';
import { creditField } from './credit.ts';
import { descriptionsField } from './descriptions.ts';
import type { StoryField } from './field.ts';
import { hardSubjectsField } from './hard-subjects.ts';
import { licenceField } from './licence.ts';
import { madeOfField } from './made-of.ts';
import { noMachineField } from './no-machine.ts';
import { pagesField } from './pages.ts';
import { peopleField } from './people.ts';
import { placeField } from './place.ts';
import { rightsField } from './rights.ts';
import { showingDaysField } from './showing-days.ts';
import { themesField } from './themes.ts';
import { titleAndWordsField } from './title-and-words.ts';
import { transcriptsField } from './transcripts.ts';
import { translationsField } from './translations.ts';
import { usesField } from './uses.ts';

/** Everything that a story says, in the order in which it is told. */
export const allFields: readonly StoryField[] = [
  placeField,
  themesField,
  titleAndWordsField,
  madeOfField,
  descriptionsField,
  audioDescriptionField,
  pagesField,
  transcriptsField,
  captionsField,
  translationsField,
  chaptersField,
  noMachineField,
  hardSubjectsField,
  creditField,
  ageField,
  peopleField,
  rightsField,
  licenceField,
  usesField,
  showingDaysField,
  contactField,
];

/** What a curator compares with how the story stood at the last decision (`lastReviewed`). */
export const comparedFields = allFields.filter(({ reach }) => reach.compared === true);
