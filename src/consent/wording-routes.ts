import { Conflict } from '../errors.ts';
import type { Problem } from '../web/form-fields.ts';
import { one, readForm, readQuery } from '../web/read-form.ts';
import type { Handler, PageResponse, Routes } from '../web/routes.ts';
import { signedIn } from '../web/signed-in.ts';
import { say } from '../words/say.ts';
import type { KeptWordings } from './kept-wordings.ts';
import { wordingParts } from './wording.ts';
import { readTyped, type TypedWording, typedOf, wordingGroups, wordingInputs } from './wording-form.ts';

export interface ConsentServices {
  readonly wordings: KeptWordings;
}

const address = '/curate/consent-wording';

/** Administrators read every version of the words that people agree to, and write new ones (P20). */
export function wordingRoutes(services: ConsentServices): Routes {
  return [
    { method: 'get', path: address, permission: 'admin', handle: showWordings(services) },
    { method: 'get', path: `${address}/new`, permission: 'admin', handle: showForm(services) },
    { method: 'post', path: `${address}/new`, permission: 'admin', handle: addWording(services) },
  ];
}

function showWordings({ wordings }: ConsentServices): Handler {
  return async (request, response) => {
    const { done } = readQuery(request, { done: one });
    await wordings.refresh();
    response.render('curate/consent-wording', {
      title: say('records-wording-title'),
      private: true,
      bodyClass: 'curate',
      done: done === 'saved',
      versions: wordings.all.toReversed().map((wording) => ({
        version: wording.version,
        language: wording.language,
        lawfulBasis: wording.lawfulBasis,
        asked: wording === wordings.current ? 'yes' : 'no',
        questions: wordingParts.map((part) => ({
          part,
          name: say('records-wording-part', { part }),
          ...wording.questions[part],
        })),
      })),
    });
  };
}

function showForm({ wordings }: ConsentServices): Handler {
  return async (_request, response) => {
    await wordings.refresh();
    const { current } = wordings;
    render(response, { typed: typedOf(current), seen: current.version, errors: [] });
  };
}

function addWording({ wordings }: ConsentServices): Handler {
  return async (request, response) => {
    const { seen, ...typed } = readForm(request, { ...wordingInputs, seen: one });
    const sent = typed as TypedWording;
    const { text, errors } = readTyped(sent, wordings.current);
    if (text === null) return render(response.status(422), { typed: sent, seen, errors });
    try {
      await wordings.publish(text, signedIn(response).id, seen);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const errors = [{ field: 'web-question', message: say('settings-changed-meanwhile') }];
      return render(response.status(409), { typed: sent, seen: wordings.current.version, errors });
    }
    response.redirect(303, `${address}?done=saved`);
  };
}

function render(
  response: PageResponse,
  {
    typed,
    seen,
    errors,
  }: { readonly typed: TypedWording; readonly seen: string; readonly errors: readonly Problem[] },
): void {
  response.render('curate/new-wording', {
    ...{ title: say('records-wording-new'), private: true, bodyClass: 'curate', seen, errors },
    groups: wordingGroups(typed, errors),
  });
}
