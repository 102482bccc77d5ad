import type { ConsentEntry } from '../story/consent.ts';

/** Samples may show everywhere: nobody real is in them. */
export function sampleConsent(at: Date): ConsentEntry {
  return {
    at,
    by: 'archive',
    how: 'sample',
    language: 'en',
    wordingVersion: 'samples',
    lawfulBasis: 'consent',
    statements: [],
    from: null,
    until: null,
    answers: [
      { use: 'web', question: 'Made by the archive, to show on the public web.', granted: true },
      { use: 'kiosk', question: 'Made by the archive, to show on exhibition screens.', granted: true },
      { use: 'research', question: 'Made by the archive, to show what researchers get.', granted: true },
    ],
  };
}
