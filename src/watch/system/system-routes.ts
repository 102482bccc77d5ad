import { alertWishes } from '../../alerts/alert-reader.ts';
import { BadRequest, Conflict, NotFound } from '../../errors.ts';
import { changeStory } from '../../story/changes/change-story.ts';
import { prepareAgain } from '../../story/changes/prepare-again.ts';
import { isSent } from '../../story/story.ts';
import { one, readForm, readQuery } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { actorOf, signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import { systemPage } from '../troubles/trouble-words.ts';
import type { SystemServices } from '../watch-services.ts';
import { systemFacts } from './system-facts.ts';
import { systemPageModel } from './system-page.ts';

/** Administrators see how the archive is, and deal with what went wrong. */
export function systemRoutes(services: SystemServices): Routes {
  const post = (path: string, handle: Handler) =>
    ({ method: 'post', path, permission: 'admin', handle }) as const;
  return [
    { method: 'get', path: systemPage, permission: 'admin', handle: showSystem(services) },
    post(`${systemPage}/work/again`, tryAgain(services)),
    post(`${systemPage}/work/leave`, letBe(services)),
    post(`${systemPage}/process/forget`, forgetProcess(services)),
    post(`${systemPage}/consent/read`, noteConsentRead(services)),
    post('/curate/account/system-emails', chooseEmails(services)),
  ];
}

function showSystem(services: SystemServices): Handler {
  return async (request, response) => {
    const { done } = readQuery(request, { done: one });
    const facts = await systemFacts(services, signedIn(response).id);
    response.set('Cache-Control', 'no-store').render('curate/system', {
      ...systemPageModel(facts, { ...services, sendsEmails: services.mail !== null }),
      done: doneWords(done),
    });
  };
}

const done = ['again', 'leave', 'gone', 'forgotten', 'consent'] as const;
type Done = (typeof done)[number];

const doneKeys: Readonly<Record<Done, string>> = {
  again: 'system-failed-done-again',
  leave: 'system-failed-done-leave',
  gone: 'system-failed-gone',
  forgotten: 'system-process-forgotten',
  consent: 'system-care-consent-done',
};

/** What has just been done; null for anything else that an address may name. */
function doneWords(asked: string): string | null {
  const known = done.find((each) => each === asked);
  return known ? say(doneKeys[known]) : null;
}

const backTo = (what: Done) => `${systemPage}?done=${what}`;

/** The file, the voice or the recording begins anew; what made it fail may be mended. */
function tryAgain(services: SystemServices): Handler {
  const { failures, stories, jobs, workDue, now } = services;
  return async (request, response) => {
    const { work } = readForm(request, { work: one });
    const failed = await failures.find(work);
    if (!failed?.story || !failed.media) {
      response.redirect(303, backTo('gone'));
      return;
    }
    const { media } = failed;
    const by = actorOf(signedIn(response));
    try {
      const story = await changeStory(stories, failed.story, (found) =>
        isSent(found) ? prepareAgain(found, media, now(), by) : null,
      );
      for (const due of workDue(story)) await jobs.add(due);
    } catch (error) {
      if (!(error instanceof Conflict || error instanceof NotFound)) throw error;
      await failures.remove(work);
      response.redirect(303, backTo('gone'));
      return;
    }
    await failures.remove(work);
    response.redirect(303, backTo('again'));
  };
}

function letBe({ failures, now }: SystemServices): Handler {
  return async (request, response) => {
    await failures.leave(readForm(request, { work: one }).work, now());
    response.redirect(303, backTo('leave'));
  };
}

/** A worker that was taken away is looked for no more. One that lives after all beats again. */
function forgetProcess({ beats }: SystemServices): Handler {
  return async (request, response) => {
    await beats.remove(readForm(request, { process: one }).process);
    response.redirect(303, backTo('forgotten'));
  };
}

function noteConsentRead({ reports, now }: SystemServices): Handler {
  return async (_request, response) => {
    await reports.note('consent', { at: now(), isWell: true, words: say('system-care-consent-words') });
    response.redirect(303, backTo('consent'));
  };
}

function chooseEmails({ alertReaders, now }: SystemServices): Handler {
  return async (request, response) => {
    const typed = readForm(request, { 'system-wish': one });
    const wish = alertWishes.find((each) => each === typed['system-wish']);
    if (!wish) throw new BadRequest(say('errors-form-unreadable'));
    await alertReaders.choose(signedIn(response).id, wish, now());
    response.redirect(303, '/curate/account?done=system-emails');
  };
}
