/** Tests are TypeScript modules, run as they stand: swc only strips the types. */
export default {
  testEnvironment: 'node',
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
  setupFiles: ['<rootDir>/test/support/strict-words.ts'],
  testTimeout: 30_000,
  maxWorkers: 2,
  // A test that fails half-way leaves stores and timers open; the run must still end and say so.
  forceExit: true,
};
