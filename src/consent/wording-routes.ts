import type { Handler, Routes } from '../web/routes.ts';
import { say } from '../words/say.ts';
import { type Wordings, wordingParts } from './wording.ts';

export interface ConsentServices {
  readonly wordings: Wordings;
}

/** Administrators read every version of the words that people agree to; they change them in files (P20). */
export function wordingRoutes(services: ConsentServices): Routes {
  return [
    { method: 'get', path: '/curate/consent-wording', permission: 'admin', handle: showWordings(services) },
  ];
}

function showWordings({ wordings }: ConsentServices): Handler {
  return (_request, response) => {
    response.render('curate/consent-wording', {
      title: say('records-wording-title'),
      private: true,
      bodyClass: 'curate',
      versions: wordings.all.toReversed().map((wording) => ({
        version: wording.version,
        language: wording.language,
        lawfulBasis: wording.lawfulBasis,
        file: `content/consent/${wording.version}.md`,
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
