import { describe, expect, it } from '@jest/globals';
import { anExhibition } from '../../../test/support/stories.ts';

import { freshScreen, pixelsPerMm, readScreen, screenAsTyped, type TypedScreen } from './screen-form.ts';

const own = [anExhibition('harbour')];
const typed: TypedScreen = { ...freshScreen, name: ' By  the door ', exhibition: 'harbour' };

describe('A screen’s form', () => {
  it('is read into a profile, and comes back as it was typed', () => {
    const access = { controls: 'left', low: 'yes' };
    const { settings } = readScreen({ ...typed, ...access, group: ' The  library ', silentAfter: '60' }, own);
    expect(settings).toEqual({
      name: 'By the door',
      group: 'The library',
      programme: [],
      exhibition: 'harbour',
      glass: { width: 1080, height: 1920, inches: 32, scale: 1 },
      silentMinutes: 60,
      profile: {
        orientation: 'portrait',
        pixelsPerMm: 2.71,
        volumeLimit: 0.7,
        hours: null,
        quiet: null,
        languages: ['en'],
        burnInShift: true,
        access: { keys: false, controls: 'left', low: true },
      },
    });
    if (!settings) throw new Error('Expected settings');
    const told = { ...typed, ...access, group: 'The library', silentAfter: '60', name: 'By the door' };
    expect(screenAsTyped(settings)).toEqual(told);
    const { access: _none, ...before } = settings.profile;
    // One that was stored before there was such a choice.
    expect(screenAsTyped({ ...settings, profile: before })).toMatchObject({
      keys: '',
      controls: 'right',
      low: '',
    });
  });

  it('knows CSS pixels in a millimetre from the diagonal, the pixels and the computer’s enlarging', () => {
    expect(pixelsPerMm({ width: 1920, height: 1080, inches: 21.5, scale: 1 })).toBeCloseTo(4.034, 3);
    expect(pixelsPerMm({ width: 3840, height: 2160, inches: 43, scale: 2 })).toBeCloseTo(2.017, 3);
  });

  it('makes a wall of a screen that nobody can reach, and comes back as it was typed', () => {
    const parts = { wallArtwork: '1', wallSounds: '1', wallFilm: '2', wallWords: '0' };
    const asked = { ...typed, mode: 'wall', wallOrder: 'in-order', wallSound: 'yes', ...parts };
    const { settings } = readScreen(asked, own);
    expect(settings?.profile).toMatchObject({
      mode: 'wall',
      wall: { order: 'in-order', sound: true, shares: { artwork: 1, sound: 1, film: 2, words: 0 } },
    });
    expect(settings && screenAsTyped(settings)).toEqual({ ...asked, name: 'By the door' });
    const plain = readScreen({ ...typed, mode: 'wall' }, own).settings;
    expect(plain?.profile.wall).toEqual({ order: 'shuffled', sound: false, shares: null });
  });

  it.each([
    [{ mode: 'window' }, 'mode'],
    [{ mode: 'wall', wallOrder: 'backwards' }, 'wallOrder'],
    [{ mode: 'wall', wallFilm: '2' }, 'wallArtwork'],
    [{ mode: 'wall', wallArtwork: '1', wallSounds: '1', wallFilm: 'a few', wallWords: '1' }, 'wallFilm'],
    [{ mode: 'wall', wallArtwork: '1', wallSounds: '101', wallFilm: '1', wallWords: '1' }, 'wallSounds'],
    [{ mode: 'wall', wallArtwork: '0', wallSounds: '0', wallFilm: '0', wallWords: '0' }, 'wallArtwork'],
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(61) }, 'name'],
    [{ exhibition: 'somebody-elses' }, 'exhibition'],
    [{ orientation: 'sideways' }, 'orientation'],
    [{ resolution: '1x1' }, 'resolution'],
    [{ scale: '0' }, 'scale'],
    [{ inches: '' }, 'inches'],
    [{ inches: '6' }, 'inches'],
    [{ inches: '1e3' }, 'inches'],
    [{ volume: '101' }, 'volume'],
    [{ volume: '-1' }, 'volume'],
    [{ volume: 'loud' }, 'volume'],
    [{ group: 'x'.repeat(61) }, 'group'],
    [{ silentAfter: '31' }, 'silentAfter'],
    [{ everyFrom: '18:30' }, 'everyFrom'],
    [
      { programmeExhibition: ['somebody-elses'], programmeFrom: ['9'], programmeUntil: ['10'] },
      'programmeExhibition-0',
    ],
  ])('is not taken with %j', (wrong, field) => {
    const { settings, errors } = readScreen({ ...typed, ...wrong }, own);
    expect(settings).toBeNull();
    expect(errors.map((error) => error.field)).toEqual([field]);
  });
});
