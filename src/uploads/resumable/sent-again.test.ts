import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { watchForRepeats } from './sent-again.ts';

const marked = (mark?: string) => ({ headers: mark ? { 'upload-try': mark } : {} }) as IncomingMessage;

describe('A request that a browser sends again by itself', () => {
  it('is known by its mark', () => {
    const isSentAgain = watchForRepeats();
    expect(isSentAgain(marked('one'))).toBe(false);
    expect(isSentAgain(marked('two'))).toBe(false);
    expect(isSentAgain(marked('one'))).toBe(true);
  });

  it('is not seen in what other clients send, who mark nothing', () => {
    const isSentAgain = watchForRepeats();
    expect(isSentAgain(marked())).toBe(false);
    expect(isSentAgain(marked())).toBe(false);
  });

  it('is forgotten after a thousand others, so that memory stays as it is', () => {
    const isSentAgain = watchForRepeats();
    isSentAgain(marked('first'));
    for (let number = 0; number < 1000; number += 1) isSentAgain(marked(`later ${number}`));
    expect(isSentAgain(marked('first'))).toBe(false);
    expect(isSentAgain(marked('later 999'))).toBe(true);
  });
});
