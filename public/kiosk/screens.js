import { goneScreen, noteScreen, supportScreen } from './gate.js';
import { homeScreen } from './home.js';
import { narrowScreen } from './narrow.js';
import { phoneScreen } from './phone.js';
import { storiesScreen } from './stories.js';
import { storyScreen } from './story.js';

/** The screens of a visit, by name. */
export const screens = {
  home: homeScreen,
  stories: (/** @type {import('./types.d.ts').Context} */ context) =>
    storiesScreen(context, context.place.about),
  narrow: narrowScreen,
  note: noteScreen,
  story: storyScreen,
  support: supportScreen,
  phone: phoneScreen,
  gone: goneScreen,
};
