import type { Manifest } from './kiosk-api.ts';

const never = '9999-01-01T00:00:00.000Z';

/** What a release shows while it is tried, out of sight: one story in words, which needs no files. */
export const trialManifest: Manifest = {
  version: '0'.repeat(16),
  issuedAt: '2026-01-01T00:00:00.000Z',
  leaseUntil: never,
  screen: { id: 'trial', name: '–' },
  exhibition: {
    slug: 'trial',
    title: '–',
    words: '–',
    place: '–',
    opensAt: null,
    closesAt: null,
    share: { text: '–', qr: '<svg xmlns="http://www.w3.org/2000/svg"/>' },
  },
  profile: {
    orientation: 'portrait',
    pixelsPerMm: 2.7,
    volumeLimit: 0,
    quiet: null,
    languages: ['en'],
    burnInShift: false,
  },
  themes: [{ slug: 'trial', name: '–', about: '', colour: 'rust' }],
  stories: [
    {
      ...{ id: 'trial', title: '–', words: '–', language: 'en', direction: 'ltr', credit: null, makers: [] },
      written: { isVerse: false, opening: [['–']] },
      ...{ neighbourhood: '–', themes: ['trial'], sample: false, note: null, support: [] },
      ...{ address: null, until: null, media: [] },
    },
  ],
  bytes: 0,
};
