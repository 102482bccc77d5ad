import { beStrict } from '../../src/words/say.ts';

// Runs before each test file: a message that is given less than it needs fails there.
beStrict();
