/** The player of an exhibition's screen: decides what shows. What each part does stands in its own file. */
import { createApi } from './api.js';
import { attractScreen } from './attract.js';
import { createClock } from './clock.js';
import { openFiles } from './files.js';
import { createGlass, isQuiet } from './glass.js';
import { createIdle } from './idle.js';
import { keepIn } from './keep-in.js';
import { notedClock, openKeeper } from './keeper.js';
import { listenToKeys } from './keyboard.js';
import { waitForPairing } from './pairing.js';
import {
  beforeScreen,
  closedScreen,
  emptyScreen,
  expiredScreen,
  loadingScreen,
  pairingScreen,
  quietScreen,
  troubleScreen,
} from './plain-screens.js';
import { openPlays } from './plays.js';
import { previewKeeper } from './preview-keeper.js';
import { askToStay } from './room.js';
import { say } from './say.js';
import { screens } from './screens.js';
import { createSettings } from './settings.js';
import { takeUpShell } from './shell.js';
import { createStage } from './stage.js';
import { startUpkeep } from './upkeep.js';
import { createVisit } from './visit.js';

const root = document.getElementById('kiosk');
const glass = createGlass(root);
const settings = createSettings(root);
const stage = createStage(root);
let lastTouch = null;
let shown = '';
let isPairing = false;

keepIn();
start().catch((error) => {
  stage.show(troubleScreen(error.message));
  // Most of what goes wrong at the start heals with the network.
  setTimeout(() => location.reload(), 30_000);
});

async function start() {
  const preview = root.dataset.manifest;
  const player = await (preview ? openPreview(preview) : openScreen());
  const { keeper, plays, address } = player;

  const visit = createVisit({ stage, build, keeper, onEnd: endVisit });
  const idle = createIdle({
    parent: root.parentElement,
    isPlaying: stage.isPlaying,
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
    if (visit.isOn()) visit.end();
    settle();
  };

  function build(place, story) {
    if (place.about.story && !story) return screens.gone({ keeper, visit, settings, place, story: null });
    const openStory = (one) => visit.open(one.note === null ? 'story' : 'note', { story: one.id });
    if (place.name === 'story' && !place.isCounted) {
      place.isCounted = true;
      plays?.count(story.id);
    }
    return screens[place.name]({ keeper, visit, settings, address, story, place, openStory });
  }

  function startVisit() {
    settings.reset();
    visit.begin();
    idle.start();
  }

  function endVisit() {
    idle.stop();
    settings.reset();
    settle(true);
    void keeper.becameIdle();
  }

  /** Shows what should show now, where that is something else than what shows. */
  function settle(again = false) {
    const profile = keeper.profile();
    if (profile) applyProfile(profile);
    if (!keeper.isPaired()) return void pair();
    const standing = keeper.standing();
    const stories = standing === 'open' ? keeper.stories() : [];
    if (visit.isOn()) {
      if (stories.length === 0) visit.end();
      return;
    }
    const name = nameOf(profile, standing, stories);
    if (name === stage.name() && !again) return;
    const looks = JSON.stringify([name, keeper.exhibition().exhibition, name === 'attract' && stories]);
    if (name === stage.name() && looks === shown) return;
    shown = looks;
    stage.show(plainScreen(name, profile));
    if (name === 'loading') player.hooks.progressed();
  }

  function nameOf({ quiet }, standing, stories) {
    if (isQuiet(quiet, Date.now())) return 'quiet';
    if (standing !== 'open') return standing;
    return stories.length === 0 ? 'empty' : 'attract';
  }

  function plainScreen(name, { quiet }) {
    switch (name) {
      case 'quiet':
        return quietScreen(quiet.until);
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
      default:
        return attractScreen({ keeper, address, start: startVisit });
    }
  }

  async function pair() {
    if (isPairing) return;
    isPairing = true;
    shown = '';
    stage.show(pairingScreen(null, null));
    await waitForPairing(player.api, (code, trouble) => {
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
    back: () => visit.isOn() && visit.back(),
    home: () => visit.isOn() && visit.home(),
  });
  for (const event of ['error', 'unhandledrejection']) {
    addEventListener(event, ({ message, reason }) =>
      keeper.tellOf(say('player-error', { error: message ?? reason?.message ?? '?' })),
    );
  }

  settle(true);
  if (preview) return;
  startUpkeep({ keeper, glass, isIdle, settle });
  if (!keeper.isPaired()) return;
  await keeper.forgetStrays();
  if (!(await keeper.contact())) keeper.bringIn();
}

async function openScreen() {
  await takeUpShell();
  void askToStay();
  const clock = createClock(await notedClock());
  const api = createApi(clock.set);
  const files = await openFiles();
  const plays = await openPlays(clock);
  const hooks = { changed() {}, progressed() {}, revoked() {}, isIdle: () => true };
  const keeper = await openKeeper({ api, clock, files, plays, hooks, lastTouch: () => lastTouch });
  return { api, keeper, plays, hooks, address: files.address };
}

async function openPreview(address) {
  const manifest = await createApi(() => undefined).preview(address);
  return { keeper: previewKeeper(manifest), plays: null, hooks: {}, address: (file) => file.url };
}

function touched(idle) {
  lastTouch = new Date().toISOString();
  idle.touched();
}

function applyProfile(profile) {
  const looks = JSON.stringify(profile);
  if (looks === root.dataset.profile) return;
  root.dataset.profile = looks;
  glass.apply(profile);
  settings.setLimit(profile.volumeLimit);
}
