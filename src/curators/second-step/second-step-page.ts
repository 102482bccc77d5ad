import type { PageRequest, PageResponse } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import { ago, longDay } from '../../words/times.ts';
import type { Curator } from '../curator.ts';
import type { CuratorServices } from '../curator-services.ts';
import { pathFor } from '../sign-in/local-path.ts';
import { siteFor } from './passkeys.ts';
import { hasSecondStep, lacksSecondStep, type Passkey } from './second-step.ts';

declare module 'express-session' {
  interface SessionData {
    /** Where somebody wanted to go who must set up a second step first. */
    wanted: string;
  }
}

export const secondStepPath = '/curate/account/second-step';

/** Few enough to add up: each page of a second step belongs to one person, and nobody keeps it. */
export const ownPage = { private: true, bodyClass: 'curate' } as const;

/** The model of views/curate/second-step. */
export function secondStepPage(services: CuratorServices, curator: Curator, done: string) {
  const { passkeys, oneTimeCodes, recoveryCodes } = curator.secondStep;
  return {
    ...ownPage,
    title: say('second-step-title'),
    done: doneSentence(done),
    canHavePasskeys: siteFor(services) !== null,
    mustSetUp: lacksSecondStep(services.secondStep, curator),
    passkeys: passkeys.map((passkey) => passkeyLine(passkey, services.now())),
    codesSince: oneTimeCodes && longDay(oneTimeCodes.addedAt),
    hasSecondStep: hasSecondStep(curator),
    recoveryLeft: recoveryCodes.length,
  };
}

function passkeyLine({ id, name, addedAt, lastUsedAt }: Passkey, now: Date) {
  return {
    id,
    name,
    used: lastUsedAt
      ? say('passkeys-used', { added: longDay(addedAt), ago: ago(lastUsedAt, now) })
      : say('passkeys-never-used', { added: longDay(addedAt) }),
  };
}

function doneSentence(done: string): string | null {
  const known = ['passkey', 'codes', 'passkey-removed', 'codes-removed', 'recovered'];
  return known.includes(done) ? say('second-step-done', { done }) : null;
}

/** After a second step was added: its recovery codes, which are shown once, or the overview where there are none to show. */
export function showAdded(
  request: PageRequest,
  response: PageResponse,
  { curator, codes }: { readonly curator: Curator; readonly codes: readonly string[] },
  done: 'passkey' | 'codes' | 'renewed',
): void {
  const { wanted } = request.session;
  if (codes.length === 0) {
    response.redirect(303, wanted ? pathFor(curator.role, wanted) : `${secondStepPath}?done=${done}`);
    return;
  }
  response.render('curate/recovery-codes', {
    ...ownPage,
    title: say('recovery-title'),
    scripts: ['js/shared/copy.js'],
    added: done === 'renewed' ? null : say('second-step-done', { done }),
    codes,
    text: codes.join('\n'),
    next: wanted ? pathFor(curator.role, wanted) : secondStepPath,
  });
}
