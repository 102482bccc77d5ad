import { describe, expect, it } from '@jest/globals';
import { consentTo } from '../../test/support/stories.ts';
import { exhibitionUse, grantedUses, grants, showingTime } from './consent.ts';
import type { ExhibitionSlug } from './ids.ts';

const spring = exhibitionUse('spring' as ExhibitionSlug);

describe('grants', () => {
  it('takes each use by its own answer', () => {
    const consent = [consentTo({ web: true, research: true })];
    expect((['web', 'kiosk', 'research'] as const).map((use) => grants(consent, use))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it.each([
    ['an exhibition that was not asked for goes by the answer for screens', { kiosk: true }, true],
    ['a no to screens covers it too', { kiosk: false }, false],
    ['a no by name stands against the answer for screens', { kiosk: true, [spring]: false }, false],
    ['a yes by name stands by itself', { kiosk: false, [spring]: true }, true],
    ['the web says nothing about exhibitions', { web: true }, false],
  ])('%s', (_rule, choices, granted) => {
    expect(grants([consentTo(choices)], spring)).toBe(granted);
  });

  it('hears the latest entry alone: what it does not answer is a no', () => {
    const before = consentTo({ web: true, kiosk: true, [spring]: true });
    const after = { ...consentTo({}), answers: [{ use: 'web' as const, question: 'Web?', granted: true }] };
    expect(grants([before, after], 'kiosk')).toBe(false);
    expect(grants([before, after], spring)).toBe(false);
    expect(grants([after, before], spring)).toBe(true);
  });

  it('without any entry there is no yes', () => {
    expect(grants([], 'web')).toBe(false);
    expect(grants([], spring)).toBe(false);
    expect(grantedUses([])).toEqual([]);
    expect(showingTime([])).toEqual({ from: null, until: null });
  });
});

describe('grantedUses and showingTime', () => {
  it('give what the latest entry says by name', () => {
    const until = new Date('2027-01-01');
    const consent = [consentTo({ web: true }), consentTo({ kiosk: true, [spring]: true }, { until })];
    expect(grantedUses(consent)).toEqual(['kiosk', spring]);
    expect(showingTime(consent)).toEqual({ from: null, until });
  });
});
