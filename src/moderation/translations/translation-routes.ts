import { BadRequest, NotFound } from '../../errors.ts';
import { isBeingErased } from '../../story/changes/erase.ts';
import { movedOn } from '../../story/changes/story-parts.ts';
import { translate } from '../../story/changes/translate.ts';
import { parseMediaId } from '../../story/ids.ts';
import { isReady, type ReadyMedia, type Translation } from '../../story/media.ts';
import type { SentStory } from '../../story/story.ts';
import { oneLine } from '../../story/text/plain-text.ts';
import { isTicked, textOf } from '../../story-form/field.ts';
import { madeFromInput, madeFromStory, readMadeFrom, readStoryForm } from '../../story-form/made-from.ts';
import { one, readForm, readQuery } from '../../web/read-form.ts';
import type { Handler, PageRequest, PageResponse, Routes } from '../../web/routes.ts';
import { actorOf, signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { answerConflict } from '../review/conflict-page.ts';
import { saveUnless } from '../review/decide.ts';
import { storyAt } from '../story-at.ts';
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
import { languagesFor, translationPage, translationsAddress } from './translation-page.ts';

/** Where people put what is said in a recording into other languages. */
export function translationRoutes(services: ModerationServices): Routes {
  const path = '/curate/stories/:id/translations/:media';
  return [
    { method: 'get', path, permission: 'curator', handle: showTranslations(services) },
    { method: 'post', path, permission: 'curator', longBody: true, handle: saveTranslation(services) },
    { method: 'post', path: `${path}/remove`, permission: 'curator', handle: removeTranslation(services) },
  ];
}

function showTranslations(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const media = recordingIn(story, request);
    const { language, done } = readQuery(request, { language: one, done: one });
    if (!isOpen(story, media, language)) return showList(response, story, media, done);
    const translation = translationIn(media, language);
    const rows = rowsOf(media, translation);
    const editing = { language, translation, rows, values: valuesOf(rows, translation), problems: [] };
    response.render('curate/translations', translationPage(story, media, { done, editing }));
  };
}

function showList(response: PageResponse, story: SentStory, media: ReadyMedia, done: string): void {
  response.render('curate/translations', translationPage(story, media, { done, editing: null }));
}

function saveTranslation(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const language = languageIn(request);
    const media = recordingIn(story, request);
    if (!isOpen(story, media, language)) throw new BadRequest(say('curate-translation-nothing'));
    const translation = translationIn(media, language);
    const rows = rowsOf(media, translation);
    const { madeFrom, values, leftOut } = readStoryForm(request, story, translationInputs(rows));
    const typed = [
      textOf(values, 'whole'),
      ...rows.map((_row, index) => textOf(values, pieceInput(index))),
      ...leftOut.map(({ words }) => words),
    ].filter(Boolean);
    const conflict = (latest: SentStory) =>
      answerConflict(services, response, latest, { madeFrom: madeFromStory(latest), leftOut: [] }, [
        { name: 'whole', label: say('curate-translation-typed'), words: typed.join('\n') },
      ]);
    const words = markOfWords(media);
    if (madeFrom !== markOfPage(words, translation)) return conflict(story);

    const { pieces, problems: faults } = piecesIn(media, rows, values);
    const problems = [...faults, ...(faults.length > 0 ? [] : problemsIn(values, pieces))];
    if (problems.length > 0) {
      const editing = { language, translation, rows, values, problems };
      response.status(422);
      return response.render('curate/translations', translationPage(story, media, { done: '', editing }));
    }
    const curator = signedIn(response);
    const at = services.now();
    const finished = isTicked(values, 'finished');
    const after: Translation = {
      ...{ language, pieces, finished, at },
      by: oneLine(textOf(values, 'by')),
      madeFrom: words,
    };
    const outcome = await saveUnless(
      overtaken(media, language, madeFrom),
      services.stories,
      story,
      (latest) => translate(latest, media.id, language, after, at, actorOf(curator)),
    );
    if (outcome.kind === 'conflict') return conflict(outcome.story);
    services.logger.info(
      { story: story.id, curator: curator.id, language, finished },
      'a translation was saved',
    );
    const query = new URLSearchParams(finished ? { done: 'shown' } : { language, done: 'kept' });
    response.redirect(303, `${translationsAddress(story.id, media.id)}?${query}`);
  };
}

function removeTranslation(services: ModerationServices): Handler {
  return async (request, response) => {
    const story = await storyAt(services, request, response);
    const language = languageIn(request);
    const media = recordingIn(story, request);
    const { madeFrom } = readStoryForm(request, story, { language: one });
    const curator = signedIn(response);
    const translation = translationIn(media, language);
    const conflict = (latest: SentStory) =>
      answerConflict(services, response, latest, { madeFrom: madeFromStory(latest), leftOut: [] });
    if (!translation) return conflict(story);
    const outcome = await saveUnless(
      overtaken(media, language, madeFrom),
      services.stories,
      story,
      (latest) => translate(latest, media.id, language, null, services.now(), actorOf(curator)),
    );
    if (outcome.kind === 'conflict') return conflict(outcome.story);
    response.redirect(303, `${translationsAddress(story.id, media.id)}?done=removed`);
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

const nothingHere = () => new NotFound(say('curate-translation-nothing'));
