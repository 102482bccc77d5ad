import { describe, expect, it } from '@jest/globals';
import { summaryOf } from './summary.ts';

describe('summaryOf', () => {
  it('keeps short words whole, on one line', () => {
    expect(summaryOf(' The bus\n\ncame. ')).toBe('The bus came.');
  });

  it('cuts long words between two of them', () => {
    const summary = summaryOf('A garden, and then another one; '.repeat(20));
    expect(summary.length).toBeLessThanOrEqual(161);
    expect(summary).toMatch(/[a-z]…$/);
  });

  it('cuts a text without spaces too', () => {
    expect(summaryOf('ي'.repeat(500))).toHaveLength(161);
  });
});
