/** The player of an exhibition's screen: decides what shows. What each part does stands in its own file. */

import { listenToKeys } from './aloud/keyboard.js';
import { withKeysTold } from './aloud/keys-told.js';
import { createSpokenMode } from './aloud/spoken-mode.js';
import { createApi } from './api.js';
import { commandActs } from './asked/command-acts.js';
import { openCommands } from './asked/commands.js';
import { createGlass } from './glass/glass.js';
import { waitForPairing } from './glass/pairing.js';
import {
  beforeScreen,
  closedScreen,
  emptyScreen,
  expiredScreen,
  loadingScreen,
  pairingScreen,
  quietScreen,
  troubleScreen,
} from './glass/plain-screens.js';
import { createStage } from './glass/stage.js';
import { createClock } from './held/clock.js';
import { firstScreenOf } from './held/exhibition.js';
import { openFiles } from './held/files.js';
import { notedClock, openKeeper } from './held/keeper.js';
import { openPlays } from './held/plays.js';
import { previewKeeper } from './held/preview-keeper.js';
import { askToStay } from './held/room.js';
import { startUpkeep } from './held/upkeep.js';
import { attractScreen } from './loop/attract.js';
import { openLoop } from './loop/loop.js';
import { wallScreen, wallStories } from './loop/wall.js';
import { hoursOf, isOpenAt, nextOpening } from './opening-hours.js';
import { takeUpShell } from './release/shell.js';
import { say } from './say.js';
import { createIdle } from './visit/idle.js';
import { keepIn } from './visit/keep-in.js';
import { screens } from './visit/screens.js';
import { createSettings } from './visit/settings.js';
import { createVisit } from './visit/visit.js';

const root = /** @type {HTMLElement} */ (document.getElementById('kiosk'));
const glass = createGlass(root);
const settings = createSettings(root);
const stage = createStage(root);
const spoken = createSpokenMode({ root, settings });
/** @type {string | null} */
let lastTouch = null;
let shown = '';
/** The exhibition of what shows. */
let shownOf = '';
let isPairing = false;

/**
 * @typedef {object} Player
 * @property {import('./types.d.ts').Api | null} api null of a preview
 * @property {import('./types.d.ts').Keeper} keeper
 * @property {import('./types.d.ts').Plays | null} plays
 * @property {import('./types.d.ts').Commands | null} commands
 * @property {import('./types.d.ts').Loop} loop
 * @property {import('./types.d.ts').Hooks} hooks
 * @property {(file: import('./types.d.ts').ScreenFile) => string} address
 */

/** @returns {import('./types.d.ts').Hooks} */
const noHooks = () => ({ changed() {}, progressed() {}, revoked() {}, isIdle: () => true });

keepIn();
start().catch((error) => {
  stage.show(troubleScreen(error.message));
  // Most of what goes wrong at the start heals with the network.
  setTimeout(() => location.reload(), 30_000);
});

async function start() {
  const given = document.getElementById('kiosk-story');
  const preview = given ? JSON.parse(given.textContent ?? '') : await previewed();
  const player = await (preview ? openPreview(preview) : openScreen());
  const { keeper, plays, loop, address } = player;

  const visit = createVisit({ stage, build, keeper, onEnd: endVisit });
  const idle = createIdle({
    parent: document.body,
    isPlaying: () => stage.isPlaying() || spoken.isTalking(),
    onEnd: () => visit.end(),
  });
  const isIdle = () => !visit.isOn();
  player.hooks.isIdle = isIdle;
  player.hooks.changed = () => {
    if (visit.isOn()) visit.renew();
    settle(true);
  };
  player.hooks.progressed = () => stage.screen()?.show?.(keeper.progress());
  player.hooks.revoked = () => {
    void loop.forget();
    if (visit.isOn()) visit.end();
    settle();
  };

  const shownExhibition = () => keeper.exhibition().exhibition.slug;

  /**
   * @param {import('./types.d.ts').Place} place
   * @param {import('./types.d.ts').ScreenStory | null} story
   * @returns {import('./types.d.ts').Screen}
   */
  function build(place, story) {
    if (place.about.story && !story) return screens.gone({ visit, settings, story: null });
    if (place.name === 'story' && !place.isCounted) {
      place.isCounted = true;
      if (story) plays?.count(story.id, shownExhibition());
    }
    // A place of a story has one: it was looked for above.
    const context = /** @type {import('./types.d.ts').StoryContext} */ ({
      keeper,
      visit,
      settings,
      address,
      story,
      place,
      openStory,
      heard(kind) {
        place.heard ??= [];
        if (!story || place.heard.includes(kind)) return;
        place.heard.push(kind);
        plays?.count(story.id, shownExhibition(), kind);
      },
    });
    return screens[place.name](context);
  }

  /** @param {import('./types.d.ts').ScreenStory} story */
  function openStory(story) {
    visit.open(firstScreenOf(story), { story: story.id });
  }

  function startVisit() {
    settings.reset();
    visit.begin();
    idle.start();
  }

  /** @param {readonly import('./types.d.ts').ScreenStory[]} stories */
  function openAt([story]) {
    startVisit();
    if (story) openStory(story);
  }

  function endVisit() {
    idle.stop();
    spoken.end();
    settings.reset();
    settle(true);
    void keeper.becameIdle();
  }

  /**
   * Shows what should show now, where that is something else than what shows.
   * @param {boolean} [again]
   */
  function settle(again = false) {
    const profile = keeper.profile();
    if (profile) applyProfile(profile, () => keeper.tellOf(say('player-error-no-voice')));
    if (!keeper.isPaired() || !profile) return void pair();
    const standing = keeper.standing();
    const stories = standing === 'open' ? keeper.stories() : [];
    if (visit.isOn()) {
      if (stories.length === 0) visit.end();
      return;
    }
    const name = nameOf(profile, standing, stories);
    const { exhibition } = keeper.exhibition();
    if (name === stage.name() && exhibition.slug === shownOf && !again) return;
    shownOf = exhibition.slug;
    const looks = JSON.stringify([
      name,
      // Of a wall, only another exhibition cuts what plays.
      name === 'wall' ? exhibition.slug : exhibition,
      name === 'quiet' && hoursOf(profile),
      profile.access,
    ]);
    // What plays is not cut for what comes in.
    if (name === stage.name() && looks === shown) return stage.screen()?.renew?.();
    shown = looks;
    stage.show(plainScreen(name, profile));
    if (name === 'loading') player.hooks.progressed();
  }

  /**
   * @param {import('./types.d.ts').Profile} profile
   * @param {ReturnType<import('./types.d.ts').Keeper['standing']>} standing
   * @param {readonly import('./types.d.ts').ScreenStory[]} stories
   */
  function nameOf(profile, standing, stories) {
    if (!isOpenAt(hoursOf(profile), new Date(keeper.now()))) return 'quiet';
    if (standing !== 'open') return standing;
    if (profile.mode === 'wall') return wallStories(stories, profile).length === 0 ? 'empty' : 'wall';
    return stories.length === 0 ? 'empty' : 'attract';
  }

  /**
   * @param {string} name
   * @param {import('./types.d.ts').Profile} profile
   * @returns {import('./types.d.ts').Screen}
   */
  function plainScreen(name, profile) {
    switch (name) {
      case 'quiet': {
        const now = new Date(keeper.now());
        return quietScreen(nextOpening(hoursOf(profile), now), now);
      }
      case 'loading':
        return loadingScreen(keeper.exhibition());
      case 'expired':
        return expiredScreen();
      case 'before':
        return beforeScreen(keeper.exhibition());
      case 'closed':
        return closedScreen(keeper.exhibition());
      case 'empty':
        return emptyScreen(keeper.exhibition());
      case 'wall':
        return wallScreen({ keeper, address, loop });
      default:
        return withKeysTold(attractScreen({ keeper, address, loop, start: startVisit }), profile.access);
    }
  }

  async function pair() {
    if (isPairing) return;
    isPairing = true;
    shown = '';
    stage.show(pairingScreen(null, null));
    const { api } = player;
    if (!api) return;
    await waitForPairing(api, (code, trouble) => {
      const looks = `${code} ${trouble}`;
      if (looks !== shown) stage.show(pairingScreen(code, trouble));
      shown = looks;
    });
    await keeper.contact();
    isPairing = false;
    settle(true);
  }

  for (const event of ['pointerdown', 'pointermove', 'keydown', 'input']) {
    document.addEventListener(event, () => touched(idle), { capture: true, passive: true });
  }
  listenToKeys({
    ...{ visit, spoken, settings },
    begin() {
      if (stage.name() !== 'attract') return false;
      startVisit();
      return true;
    },
  });
  for (const event of ['error', 'unhandledrejection']) {
    addEventListener(event, (happened) => {
      const { message, reason } = /** @type {Partial<ErrorEvent & PromiseRejectionEvent>} */ (happened);
      keeper.tellOf(say('player-error', { error: message ?? reason?.message ?? '?' }));
    });
  }

  document.addEventListener('kiosk-left', (event) => {
    if (event instanceof CustomEvent) keeper.tellOf(say('player-error-release', { release: event.detail }));
  });
  settle(true);
  if (given) openAt(keeper.stories());
  sayThatItRuns(isIdle);
  if (preview) return;
  startUpkeep({ keeper, glass, isIdle, settle });
  if (player.api) player.commands?.start(commandActs({ api: player.api, keeper, root, isIdle }));
  if (!keeper.isPaired()) return;
  await keeper.forgetStrays();
  if (!(await keeper.contact())) keeper.bringIn();
}

/**
 * Tells watch.js from inside, over and over: something stands on the glass, and time passes.
 * @param {() => boolean} isIdle
 */
function sayThatItRuns(isIdle) {
  const tell = () => {
    if (!root.isConnected || !stage.name()) return;
    document.dispatchEvent(new CustomEvent('kiosk-runs', { detail: { isIdle: isIdle() } }));
  };
  setInterval(tell, 5000);
  tell();
}

/** @returns {Promise<Player>} */
async function openScreen() {
  await takeUpShell();
  void askToStay();
  const clock = createClock(await notedClock());
  const api = createApi(clock.set);
  const files = await openFiles();
  const plays = await openPlays(clock);
  const commands = await openCommands(clock);
  const hooks = noHooks();
  const keeper = await openKeeper({ api, clock, files, plays, commands, hooks, lastTouch: () => lastTouch });
  return { api, keeper, plays, commands, loop: await openLoop(true), hooks, address: files.address };
}

/** The exhibition that a curator looks at; null of a screen. */
async function previewed() {
  const address = root.dataset.manifest;
  return address ? createApi(() => undefined).preview(address) : null;
}

/**
 * @param {import('./types.d.ts').Manifest} manifest
 * @returns {Promise<Player>}
 */
async function openPreview(manifest) {
  return {
    api: null,
    keeper: previewKeeper(manifest),
    plays: null,
    commands: null,
    loop: await openLoop(false),
    hooks: noHooks(),
    address: (file) => file.url,
  };
}

/** @param {{ touched(): void }} idle */
function touched(idle) {
  lastTouch = new Date().toISOString();
  idle.touched();
}

/**
 * @param {import('./types.d.ts').Profile} profile
 * @param {() => void} noVoice tells curators so
 */
function applyProfile(profile, noVoice) {
  const looks = JSON.stringify(profile);
  if (looks === root.dataset.profile) return;
  root.dataset.profile = looks;
  glass.apply(profile);
  settings.setLimit(profile.volumeLimit);
  settings.setAccess(profile.access);
  spoken.setUp(profile.access?.keys ?? false, noVoice);
}
