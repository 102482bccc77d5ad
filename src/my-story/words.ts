import { isDeepStrictEqual } from 'node:util';
import { revise } from '../story/changes/revise.ts';
import { formOf, isPicture, type Media } from '../story/media.ts';
import type { SentStory } from '../story/story.ts';
import {
  altTexts,
  descriptionFields,
  descriptionsShape,
  judgeDescriptions,
  readDescriptions,
  type TypedDescriptions,
  typedDescriptions,
} from '../telling/descriptions.ts';
import {
  hearingFields,
  hearingsShape,
  judgeHearings,
  readHearings,
  type TypedHearings,
  typedHearings,
  withHearing,
} from '../telling/hearing.ts';
import { knownThemes, themesField, themesMissing, themesShape } from '../telling/themes.ts';
import { judgeWords, type TypedWords, tidyWords, wordsFields, wordsShape } from '../telling/words.ts';
import type { Problem } from '../web/form-fields.ts';
import type { StoryChange } from './change.ts';
import type { Body, ChangePage, PageContext } from './form.ts';

interface Typed {
  readonly words: TypedWords;
  readonly themes: readonly string[];
  readonly descriptions: TypedDescriptions;
  readonly hearings: TypedHearings;
}

/** Title, words, language, themes, and what is said about each file. */
export const wordsPage: ChangePage = {
  slug: 'words',
  title: 'Change the words',
  isLookedAt: true,

  show(story, context) {
    const { title, words, language, themes } = story;
    const media = describable(story);
    const typed = {
      words: { title, words, language },
      themes,
      descriptions: typedDescriptions(media),
      hearings: typedHearings(media),
    };
    return body(story, context, typed, []);
  },

  answer(read, story, context) {
    const media = describable(story);
    const sent = read({
      ...wordsShape,
      ...themesShape,
      ...descriptionsShape(media),
      ...hearingsShape(media),
    });
    const words = tidyWords(sent);
    const descriptions = readDescriptions(media, sent);
    const hearings = readHearings(media, sent);
    const themes = knownThemes(sent.themes, context.themes).map(({ slug }) => slug);
    const problems = [
      ...judgeWords(words),
      ...(themes.length > 0 ? [] : [themesMissing]),
      ...judgeDescriptions(media, descriptions),
      ...judgeHearings(media, hearings),
    ];
    const typed = { words, themes, descriptions, hearings };
    const change: StoryChange = (latest) => {
      const alt = new Map<string, Media['alt']>(altTexts(descriptions));
      const hearing = new Map<string, Media['hearing']>();
      for (const each of describable(latest)) {
        const heard = withHearing(each, hearings.get(each.id));
        hearing.set(each.id, heard.hearing);
        if (formOf(each) === 'film' && !isPicture(each)) alt.set(each.id, heard.alt);
      }
      const after = revise(latest, { ...words, themes, alt, hearing }, context.now, { role: 'storyteller' });
      return isDeepStrictEqual(partsOf(after), partsOf(latest)) ? latest : after;
    };
    return { problems, body: body(story, context, typed, problems), change };
  },
};

/** What could not be used needs no words. */
function describable({ media }: SentStory): readonly Media[] {
  return media.filter(({ state }) => state !== 'refused' && state !== 'failed');
}

function partsOf({ title, words, language, themes, media }: SentStory) {
  return [title, words, language, [...themes].sort(), media.map(({ alt, hearing }) => [alt, hearing])];
}

function body(story: SentStory, context: PageContext, typed: Typed, problems: readonly Problem[]): Body {
  const media = describable(story);
  const descriptions = descriptionFields(media, typed.descriptions, problems);
  const hearings = hearingFields(media, typed.hearings, problems);
  return {
    lead: [],
    parts: [
      { heading: null, fields: wordsFields(typed.words, problems) },
      {
        heading: null,
        fields: [themesField('What is your story about?', context.themes, typed.themes, problems)],
      },
      ...(descriptions.length > 0
        ? [
            {
              heading: 'What your pictures show',
              lead: 'Some visitors cannot see pictures, and hear your words instead.',
              fields: descriptions,
            },
          ]
        : []),
      ...(hearings.length > 0
        ? [
            {
              heading: 'What is said in your recordings',
              lead: 'Some visitors cannot hear, and read your words instead. You can leave this to us.',
              fields: hearings,
            },
          ]
        : []),
    ],
    button: 'Save the words',
  };
}
