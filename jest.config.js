/** Tests are TypeScript modules, run as they stand: swc only strips the types. */
export default {
  testEnvironment: '<rootDir>/test/support/environment.js',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
  globalSetup: '<rootDir>/test/support/build-assets.js',
  testSequencer: '<rootDir>/test/support/longest-first.js',
  globalTeardown: '<rootDir>/test/support/drop-databases.js',
  setupFiles: ['<rootDir>/test/support/strict-words.ts'],
  // A net, and no measure: what is waited for are things that happen, on machines that may have other work.
  testTimeout: 300_000,
  // Many tests wait for timers and for other processes, so two cores keep four of them busy.
  maxWorkers: 4,
  // jest never lets go of the modules of files that have run, and whoever starts ffmpeg pays for every page of memory that it holds.
  workerIdleMemoryLimit: '600MB',
};
