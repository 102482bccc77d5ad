import { askWorker } from '../release/ask-worker.js';
import { showName } from './identify.js';
import { takePicture } from './screen-picture.js';

/**
 * What each command does. Those that wait begin while nobody stands there; each ends with what came of it.
 * @param {{ api: import('../types.d.ts').Api, keeper: import('../types.d.ts').Keeper, root: HTMLElement, isIdle(): boolean }} parts
 * @returns {import('../types.d.ts').CommandActs}
 */
export function commandActs({ api, keeper, root, isIdle }) {
  return {
    isIdle,
    ended: () => void keeper.contact(),
    does: {
      identify: {
        waits: false,
        async act(_id, end) {
          showName(keeper.exhibition().screen.name);
          await end('done');
        },
      },
      picture: {
        waits: true,
        async act(id, end) {
          const picture = await takePicture(root, keeper.stories());
          await api.sendPicture({ command: id, ...picture });
          await end('done');
        },
      },
      reload: {
        waits: true,
        async act(_id, end) {
          // Noted before, since nothing goes on after it: the next start tells of it.
          await end('done');
          location.reload();
          await new Promise(() => undefined);
        },
      },
      'fetch-anew': {
        waits: false,
        async act(_id, end) {
          const { controller } = navigator.serviceWorker;
          void askWorker(controller, { ask: 'renew' });
          await end(await keeper.fetchAnew());
        },
      },
    },
  };
}
