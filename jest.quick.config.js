import all from './jest.config.js';

/**
 * What `./scripts/test quick` runs: units, contracts on the embedded store and on a disk, and one walk in the browser.
 * Left out is what makes or opens media, starts processes, or speaks to S3.
 */
export default {
  ...all,
  testMatch: [
    '<rootDir>/src/**/*.test.ts',
    '<rootDir>/test/*.test.ts',
    '<rootDir>/test/contract/*.test.ts',
    '<rootDir>/test/journey/browser.test.ts',
  ],
  testPathIgnorePatterns: [
    '/node_modules/',
    'src/transcode/(as-it-was|media-transcoder|pdf|pictures/.*)\\.test',
    'src/(inspect/media-inspector|media-check/media-check|embedded-mongo/process|withdraw/withdraw-jobs)\\.test',
    'src/samples/(make-media|plant-samples)\\.test',
    'src/intake/questions/share-people\\.test',
    'test/launcher\\.test',
    'test/contract/(tus-.*|.*-s3|blob-store|arriving-bytes|file-kinds|ordinary-files|refusals)\\.test',
    'test/contract/(jobs-store-unavailable|move-records|upload-parts)\\.test',
  ],
};
