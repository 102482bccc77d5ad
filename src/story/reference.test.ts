import { describe, expect, it } from '@jest/globals';
import { newReference } from '../random.ts';
import { parseReference } from './reference.ts';

describe('parseReference', () => {
  it.each(['K7QM-2X9D', 'k7qm2x9d', ' K7QM 2X9D ', 'k7qm–2x9d', 'k7 qm-2x 9d'])('reads %j', (text) => {
    expect(parseReference(text)).toBe('K7QM-2X9D');
  });

  it('takes letters that no reference has for the digits they look like', () => {
    expect(parseReference('oO1l-iILo')).toBe('0011-1110');
  });

  it('reads back what is made', () => {
    for (let i = 0; i < 200; i += 1) {
      const reference = newReference();
      expect(parseReference(reference.toLowerCase().replace('-', ''))).toBe(reference);
    }
  });

  it.each(['', 'K7QM', 'K7QM-2X9', 'K7QM-2X9DD', 'K7QM-2X9U', 'K7QM.2X9D', 'The gate'])(
    'finds none in %j',
    (text) => {
      expect(parseReference(text)).toBeNull();
    },
  );
});
