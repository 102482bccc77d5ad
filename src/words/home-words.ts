import type { HomeWords } from '../settings/own.ts';
import { say } from './say.ts';

/** What the home page says where nobody has written other words in the browser. */
export const homeWords = (): HomeWords => ({
  title: say('gallery-home-title'),
  lede: say('gallery-home-lede'),
  invitation: say('gallery-home-invitation'),
  invitationWords: say('gallery-home-invitation-words'),
});
