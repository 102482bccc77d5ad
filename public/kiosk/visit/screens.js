import { narrowScreen } from '../lists/narrow.js';
import { storiesScreen } from '../lists/stories.js';
import { storyScreen } from '../works/story.js';
import { goneScreen, noteScreen, supportScreen } from './gate.js';
import { homeScreen } from './home.js';
import { phoneScreen } from './phone.js';

/** The screens of a visit, by name. */
export const screens = {
  home: homeScreen,
  stories: (/** @type {import('../types.d.ts').Context} */ context) =>
    storiesScreen(context, context.place.about),
  narrow: narrowScreen,
  note: noteScreen,
  story: storyScreen,
  support: supportScreen,
  phone: phoneScreen,
  gone: goneScreen,
};
