import { BadRequest } from '../../errors.ts';
import {
  type CornerFault,
  type Corners,
  isWhole,
  type Turn,
  turns,
  wholePicture,
} from '../../story/framing.ts';
import type { Framing, Media, Point } from '../../story/media.ts';
import type { Problem } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';

/** The model of views/share/straighten. */
export function straightenPage(media: Media, framing: Framing, around: Around) {
  const { back, action, fault } = around;
  const problems: Problem[] = fault
    ? [{ field: 'straighten', message: say('share-straighten-fault', { fault }) }]
    : [];
  const rings = corners.map((corner, at) => ({
    at,
    short: say('share-straighten-corner', { corner }),
    name: say('share-straighten-corner-named', { corner }),
  }));
  return {
    title: say('share-straighten-title'),
    name: media.original.fileName,
    media: media.id,
    corners: writeCorners(framing.corners),
    isFramed: media.framing !== undefined,
    isCornered: !isWhole(framing.corners),
    turns: turns.map((turn) => ({
      value: String(turn),
      label: say('share-straighten-turned', { degrees: turn }),
      checked: turn === framing.turn,
    })),
    rings,
    // Two by two, as they lie on the photo.
    picks: [0, 1, 3, 2].map((at) => rings[at]),
    back,
    action,
    errors: problems.length > 0 ? problems : null,
    scripts: ['js/straighten/straighten.js'],
  };
}

interface Around {
  readonly back: string;
  readonly action: string;
  readonly fault: CornerFault | null;
}

const corners = ['top-left', 'top-right', 'bottom-right', 'bottom-left'] as const;

/** Four points of shares, as the page's script writes them; "" is none. @throws BadRequest for anything else. */
export function readCorners(text: string): Corners | null {
  if (text === '') return null;
  const points = text.split(' ').map((pair): Point | null => {
    const [, x, y] = /^(-?\d(?:\.\d{1,6})?),(-?\d(?:\.\d{1,6})?)$/.exec(pair) ?? [];
    return x === undefined || y === undefined ? null : { x: Number(x), y: Number(y) };
  });
  const [one, two, three, four] = points;
  if (points.length !== 4 || !one || !two || !three || !four) throw unreadable();
  return [one, two, three, four];
}

/** @throws BadRequest */
export function readTurn(text: string): Turn {
  const turn = turns.find((each) => String(each) === text);
  if (turn === undefined) throw unreadable();
  return turn;
}

export function writeCorners(corners: Corners): string {
  return corners.map(({ x, y }) => `${x},${y}`).join(' ');
}

export const framingOf = ({ framing }: Media): Framing => framing ?? { corners: wholePicture, turn: 0 };

const unreadable = () => new BadRequest(say('errors-form-unreadable'));
