import { Conflict, Unacceptable } from '../../errors.ts';
import { base32 } from '../../random.ts';
import { say } from '../../words/say.ts';
import type { Curator } from '../curator.ts';
import type { CuratorServices } from '../curator-services.ts';
import { stepOfCode } from './one-time-codes.ts';
import { hashOfCode, newRecoveryCodes, parseRecoveryCode } from './recovery-codes.ts';
import { seal, unseal } from './sealed.ts';
import { needsSecondStep, noSecondStep, type Passkey, type SecondStep } from './second-step.ts';

export type StepServices = Pick<
  CuratorServices,
  'curators' | 'secret' | 'secondStep' | 'logger' | 'now' | 'tell'
>;

/** An account after a change, and recovery codes to be shown once; empty where it had some already. */
export interface Added {
  readonly curator: Curator;
  readonly codes: readonly string[];
}

/** Keeps an app's secret, where `typed` is a code of it; that code counts at no sign-in any more. Null where it is none. */
export async function addCodes(
  services: StepServices,
  curator: Curator,
  secret: string,
  typed: string,
): Promise<Added | null> {
  const now = services.now();
  const lastStep = stepOfCode(secret, typed, now, 0);
  if (lastStep === null) return null;
  const sealedSecret = seal(services.secret, 'one-time codes', curator.id, secret);
  return add(services, curator, { oneTimeCodes: { sealedSecret, lastStep, addedAt: now } });
}

export function addPasskey(
  services: StepServices,
  curator: Curator,
  passkey: Omit<Passkey, 'id' | 'addedAt' | 'lastUsedAt'>,
): Promise<Added> {
  const { passkeys } = curator.secondStep;
  const added: Passkey = { ...passkey, id: base32(10), addedAt: services.now(), lastUsedAt: null };
  return add(services, curator, { passkeys: [...passkeys, added] });
}

async function add(services: StepServices, curator: Curator, part: Partial<SecondStep>): Promise<Added> {
  const codes = curator.secondStep.recoveryCodes.length > 0 ? [] : newRecoveryCodes();
  const recoveryCodes =
    codes.length > 0 ? hashesOf(services, curator, codes) : curator.secondStep.recoveryCodes;
  const saved = await save(services, curator, { ...part, recoveryCodes });
  await told(services, saved, 'second-step-added');
  return { curator: saved, codes };
}

/** New recovery codes in place of all before; to be shown once. */
export async function renewRecoveryCodes(services: StepServices, curator: Curator): Promise<Added> {
  const codes = newRecoveryCodes();
  return {
    curator: await save(services, curator, { recoveryCodes: hashesOf(services, curator, codes) }),
    codes,
  };
}

/** @throws Unacceptable where the account must have a second step and has no other. */
export function removeCodes(services: StepServices, curator: Curator): Promise<Curator> {
  return remove(services, curator, { ...curator.secondStep, oneTimeCodes: null });
}

/** @throws Unacceptable as removeCodes. */
export function removePasskey(services: StepServices, curator: Curator, id: string): Promise<Curator> {
  const passkeys = curator.secondStep.passkeys.filter((passkey) => passkey.id !== id);
  return remove(services, curator, { ...curator.secondStep, passkeys });
}

async function remove(services: StepServices, curator: Curator, left: SecondStep): Promise<Curator> {
  const isLast = left.passkeys.length === 0 && left.oneTimeCodes === null;
  if (isLast && needsSecondStep(services.secondStep, curator))
    throw new Unacceptable(say('second-step-needed'));
  const saved = await save(services, curator, isLast ? noSecondStep : left);
  await told(services, saved, 'second-step-removed');
  return saved;
}

/** Takes all of somebody's second step away, who has lost it, and ends their sessions. They are written to. */
export async function resetSecondStep(services: StepServices, curator: Curator): Promise<void> {
  const saved = await services.curators.replace(curator, {
    ...curator,
    secondStep: noSecondStep,
    sessionEpoch: curator.sessionEpoch + 1,
  });
  await told(services, saved, 'second-step-reset');
}

/** The account after a code of its app or one of its recovery codes was used up; null where it is neither. */
export async function takeCode(
  services: StepServices,
  curator: Curator,
  typed: string,
): Promise<{ readonly curator: Curator; readonly way: 'one-time code' | 'recovery code' } | null> {
  const used = ofApp(services, curator, typed) ?? ofPaper(services, curator, typed);
  if (!used) return null;
  try {
    const saved = await save(services, curator, used.left);
    if (used.way === 'recovery code') await told(services, saved, 'recovery-code-used');
    return { curator: saved, way: used.way };
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    // Somebody used it at the same moment, or another thing of the account was saved: look at it again.
    const fresh = await services.curators.find(curator.id);
    return fresh && fresh.version > curator.version ? takeCode(services, fresh, typed) : null;
  }
}

interface Used {
  readonly way: 'one-time code' | 'recovery code';
  readonly left: Partial<SecondStep>;
}

function ofApp(services: StepServices, curator: Curator, typed: string): Used | null {
  const codes = curator.secondStep.oneTimeCodes;
  if (!codes) return null;
  const secret = unseal(services.secret, 'one-time codes', curator.id, codes.sealedSecret);
  if (secret === null) {
    services.logger.error(
      { curator: curator.id },
      'one-time codes cannot be read: is SECRET the one that they were made with? An administrator can reset them',
    );
    return null;
  }
  const lastStep = stepOfCode(secret, typed, services.now(), codes.lastStep);
  return lastStep === null ? null : { way: 'one-time code', left: { oneTimeCodes: { ...codes, lastStep } } };
}

function ofPaper(services: StepServices, curator: Curator, typed: string): Used | null {
  const code = parseRecoveryCode(typed);
  if (!code) return null;
  const hash = hashOfCode(services.secret, curator.id, code);
  const { recoveryCodes } = curator.secondStep;
  if (!recoveryCodes.includes(hash)) return null;
  return { way: 'recovery code', left: { recoveryCodes: recoveryCodes.filter((each) => each !== hash) } };
}

/** A passkey has been used; its own count goes on, where it has one. Null where the passkey has gone meanwhile. */
export async function notePasskey(
  services: StepServices,
  curator: Curator,
  id: string,
  counter: number,
): Promise<Curator | null> {
  const { passkeys } = curator.secondStep;
  if (!passkeys.some((passkey) => passkey.id === id)) return null;
  const noted = passkeys.map((passkey) =>
    passkey.id === id
      ? { ...passkey, counter: Math.max(counter, passkey.counter), lastUsedAt: services.now() }
      : passkey,
  );
  try {
    return await save(services, curator, { passkeys: noted });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    // Another thing of the account was saved at the same moment.
    const fresh = await services.curators.find(curator.id);
    return fresh?.active ? notePasskey(services, fresh, id, counter) : null;
  }
}

const hashesOf = ({ secret }: StepServices, { id }: Curator, codes: readonly string[]) =>
  codes.map((code) => hashOfCode(secret, id, code));

const save = ({ curators }: StepServices, curator: Curator, part: Partial<SecondStep>) =>
  curators.replace(curator, { ...curator, secondStep: { ...curator.secondStep, ...part } });

async function told(
  services: StepServices,
  { id, email }: Curator,
  news: Parameters<StepServices['tell']>[1],
) {
  services.logger.info({ curator: id, news }, 'a second step has changed');
  if (email !== null) await services.tell(email, news);
}
