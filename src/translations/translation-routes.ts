import { BadRequest, NotFound } from '../errors.ts';
import { isBeingErased } from '../story/changes/erase.ts';
import { movedOn } from '../story/changes/story-parts.ts';
import { parseMediaId } from '../story/ids.ts';
import { isReady, type ReadyMedia, type Translation } from '../story/media.ts';
import type { SentStory } from '../story/story.ts';
import { oneLine } from '../story/text/plain-text.ts';
import { isTicked, textOf } from '../story-form/field.ts';
import { madeFromInput, readMadeFrom, readStoryForm } from '../story-form/made-from.ts';
import { renderPrivate } from '../web/private-page.ts';
import { one, readForm, readQuery } from '../web/read-form.ts';
import type { Handler, PageRequest, Routes } from '../web/routes.ts';
import { say } from '../words/say.ts';
import { languagesFor } from './languages.ts';
import type { TranslatingDoor } from './translating-door.ts';
import {
  markOfPage,
  markOfWords,
  pieceInput,
  piecesIn,
  problemsIn,
  rowsOf,
  translationInputs,
  valuesOf,
} from './translation-form.ts';
import { translationPage } from './translation-page.ts';

/** Where people put what is said in a recording into other languages. */
export function translationRoutes(services: { now(): Date }, door: TranslatingDoor): Routes {
  const { path, permission } = door;
  return [
    { method: 'get', path, permission, handle: showTranslations(door) },
    { method: 'post', path, permission, longBody: true, handle: saveTranslation(services, door) },
    { method: 'post', path: `${path}/remove`, permission, handle: removeTranslation(door) },
  ];
}

const view = 'translations/translations';

function showTranslations(door: TranslatingDoor): Handler {
  return async (request, response) => {
    const at = await door.enter(request, response);
    const media = recordingIn(at.story, request);
    const { language, done } = readQuery(request, { language: one, done: one });
    if (!isOpen(at.story, media, language)) {
      return renderPrivate(response, view, translationPage(at, media, { done, editing: null }));
    }
    const translation = translationIn(media, language);
    const rows = rowsOf(media, translation);
    const editing = { language, translation, rows, values: valuesOf(rows, translation), problems: [] };
    renderPrivate(response, view, translationPage(at, media, { done, editing }));
  };
}

function saveTranslation({ now }: { now(): Date }, door: TranslatingDoor): Handler {
  return async (request, response) => {
    const at = await door.enter(request, response);
    const { story } = at;
    const language = languageIn(request);
    const media = recordingIn(story, request);
    if (!isOpen(story, media, language)) throw new BadRequest(say('translation-nothing'));
    const translation = translationIn(media, language);
    const rows = rowsOf(media, translation);
    const { madeFrom, values, leftOut } = readStoryForm(request, story, translationInputs(rows));
    const typed = [
      textOf(values, 'whole'),
      ...rows.map((_row, index) => textOf(values, pieceInput(index))),
      ...leftOut.map(({ words }) => words),
    ]
      .filter(Boolean)
      .join('\n');
    const words = markOfWords(media);
    if (madeFrom !== markOfPage(words, translation)) return at.answerOvertaken(story, typed);

    const { pieces, problems: faults } = piecesIn(media, rows, values);
    const problems = [...faults, ...(faults.length > 0 ? [] : problemsIn(values, pieces))];
    if (problems.length > 0) {
      const editing = { language, translation, rows, values, problems };
      return renderPrivate(response.status(422), view, translationPage(at, media, { done: '', editing }));
    }
    const finished = isTicked(values, 'finished');
    const after: Translation = {
      ...{ language, pieces, finished, at: now() },
      by: oneLine(textOf(values, 'by')),
      madeFrom: words,
    };
    const isOvertaken = overtaken(media, language, madeFrom);
    const latest = await at.save({ media: media.id, language, translation: after, isOvertaken });
    if (latest) return at.answerOvertaken(latest, typed);
    const query = new URLSearchParams(finished ? { done: 'shown' } : { language, done: 'kept' });
    response.redirect(303, `${at.address}?${query}`);
  };
}

function removeTranslation(door: TranslatingDoor): Handler {
  return async (request, response) => {
    const at = await door.enter(request, response);
    const { story } = at;
    const language = languageIn(request);
    const media = recordingIn(story, request);
    const { madeFrom } = readStoryForm(request, story, { language: one });
    if (!translationIn(media, language)) return at.answerOvertaken(story, '');
    const isOvertaken = overtaken(media, language, madeFrom);
    const latest = await at.save({ media: media.id, language, translation: null, isOvertaken });
    if (latest) return at.answerOvertaken(latest, '');
    response.redirect(303, `${at.address}?done=removed`);
  };
}

/** Whether words or translation are no longer as a page had them. */
function overtaken({ id }: ReadyMedia, language: string, madeFrom: string) {
  return (latest: SentStory): boolean => {
    const media = latest.media.filter(isReady).find((each) => each.id === id);
    return !media || markOfPage(markOfWords(media), translationIn(media, language)) !== madeFrom;
  };
}

/** Which translation the form is of. @throws BadRequest for a form that is none of these */
function languageIn({ body }: PageRequest): string {
  readMadeFrom(readForm({ body: { mark: body?.[madeFromInput] } }, { mark: one }).mark);
  return readForm({ body: { language: body?.language } }, { language: one }).language;
}

const translationIn = ({ hearing }: ReadyMedia, language: string): Translation | null =>
  hearing.translations?.find((each) => each.language === language) ?? null;

/** True of a language into which it can be put, or is already. */
const isOpen = (story: SentStory, media: ReadyMedia, language: string): boolean =>
  translationIn(media, language) !== null || languagesFor(story, media).includes(language);

/** @throws NotFound for what is no recording of the story; NotFound and Conflict where its storyteller wants it gone */
function recordingIn(story: SentStory, { params, method }: PageRequest): ReadyMedia {
  if (isBeingErased(story)) throw method === 'POST' ? movedOn() : nothingHere();
  const media = story.media.filter(isReady).find(({ id }) => id === parseMediaId(String(params.media)));
  if (!media) throw nothingHere();
  return media;
}

const nothingHere = () => new NotFound(say('translation-nothing'));
