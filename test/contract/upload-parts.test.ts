import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../support/archive.ts';

/** The parts of the files page that need no browser, beside what the archive says itself. */

const part = (name: string) => import(path.join(projectRoot, 'public', 'js', `${name}.js`));
const words = await part('files/words');
const { answerTo, noSignal } = await part('upload/answers');
const { isSameFile, isSameName } = await part('upload/find');

it.each([
  [5, 'less than a minute left'],
  [60, 'about 1 minute left'],
  [61, 'about 2 minutes left'],
  [5900, 'about 99 minutes left'],
  [7200, 'about 2 hours left'],
])('%d seconds are %s', (seconds, sentence) => {
  expect(words.timeLeft(seconds)).toBe(sentence);
});

describe('A failure', () => {
  const to = (failure: object) => answerTo({ method: 'PATCH', ...failure }, 'a.mov');

  it('without an answer is waited out', () => {
    expect(to({ status: null })).toEqual({ next: 'wait', sentence: noSignal(), seconds: null });
  });

  it.each([429, 503, 507])('of status %d is waited out with the archive’s own words', (status) => {
    const problem = 'The archive has no room.';
    expect(to({ status, problem, retryAfter: 60 })).toMatchObject({ next: 'wait', problem, seconds: 60 });
    expect(to({ status, problem, retryAfter: 1 })).toMatchObject({ seconds: 10 });
    expect(to({ status, problem, retryAfter: 80_000 })).toMatchObject({ seconds: 300 });
  });

  it.each([409, 423, 460, 408, 500, 502])('of status %d is over soon', (status) => {
    expect(to({ status })).toMatchObject({ next: 'wait', seconds: null });
  });

  it.each([404, 410])('of status %d begins again, since what came before is gone', (status) => {
    expect(to({ status })).toEqual({ next: 'begin again' });
    expect(to({ status, method: 'HEAD' })).toEqual({ next: 'begin again' });
  });

  it.each([
    ['POST', 404],
    ['GET', 404],
    ['POST', 409],
    ['PATCH', 413],
    ['PATCH', 422],
    ['POST', 403],
  ])('of %s with %d ends it, in the archive’s own words', (method, status) => {
    expect(to({ method, status, problem: 'No.' })).toEqual({ next: 'give up', sentence: 'No.' });
    expect(to({ method, status }).sentence).toContain('“a.mov” could not be sent.');
  });
});

describe('A file that is chosen again', () => {
  const file = { name: 'holiday.mp4', bytes: 5000, modified: 1_700_000_000_000 };
  const arrival = { ...file, recording: null };

  it('is known by its name, size and last change', () => {
    expect(isSameFile(arrival, file)).toBe(true);
    expect(isSameFile(arrival, { ...file, name: 'party.mp4' })).toBe(false);
    expect(isSameFile(arrival, { ...file, bytes: 5001 })).toBe(false);
    expect(isSameFile(arrival, { ...file, modified: 1_700_000_000_001 })).toBe(false);
    expect(isSameFile({ ...arrival, recording: 'film' }, file)).toBe(false);
  });

  it.each([
    ['Zoë’s ärt – 日本語 🎨.png', 'Zoë’s ärt – 日本語 🎨.png'.normalize('NFD')],
    [`${'long '.repeat(29)}….mp4`, `${'long '.repeat(60)}.mp4`],
    ['photogpj.exe', 'photo\u202egpj.exe'],
  ])('is known by the name %j that the archive made of %j', (cleaned, own) => {
    expect(isSameName(cleaned, own)).toBe(true);
  });
});
