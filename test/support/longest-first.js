import Sequencer from '@jest/test-sequencer';

/**
 * Those that take longest begin first, so that none of them is left alone at the end, with half of the machine idle. Where jest
 * has not run the files before, it knows nothing but how large they are.
 */
const longest = [
  ...['hostile/access', 'journey/resumable', 'kiosk/accidents', 'journey/browser', 'transcode/as-it-was'],
  ...['journey/pages', 'contract/arriving-bytes', 'journey/every-kind', 'kiosk/player', 'contract/tus-s3'],
  ...['journey/recorder', 'hostile/outages', 'journey/killed', 'journey/first-light', 'hostile/pictures'],
  ...['transcode/media-transcoder', 'transcode/pictures/pictures', 'speech/listening', 'hostile/surfaces'],
  ...['kiosk/player-faults', 'inspect/media-inspector', 'contract/tus-client', 'hostile/media'],
  ...['kiosk/player-visit', 'journey/large-upload', 'journey/large-film', 'hostile/forms', 'kiosk/wall'],
  ...['watch/watched', 'watch/numbers'],
];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const turn = ({ path }) => {
      const found = longest.findIndex((name) => path.endsWith(`/${name}.test.ts`));
      return found === -1 ? longest.length : found;
    };
    // A stable sort: all others keep their order.
    return super.sort(tests).sort((one, other) => turn(one) - turn(other));
  }
}
