import type { MapPoint, Neighbourhood } from '../../story/places.ts';
import { coast, hills } from './coast.ts';

/** A small map that is drawn by the archive itself: it asks no other site for anything. For partials/drawn-map. */
export interface DrawnMap {
  readonly width: number;
  readonly height: number;
  readonly coast: string;
  readonly land: string;
  readonly hills: readonly Spot[];
  readonly places: readonly (Spot & MapLabel)[];
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

interface MapLabel {
  readonly name: string;
  /** Of the place that the page is about. */
  readonly isHere: boolean;
  readonly labelX: number;
  readonly labelY: number;
  readonly anchor: 'start' | 'end';
}

type Placed = Pick<Neighbourhood, 'slug' | 'name' | 'where'>;

/** Degrees of what the sheet shows. */
const sheet = { north: 54.98, south: 53.26, west: -3.8, east: -1.38 };
/** Of one degree from south to north; one from west to east is narrower by the cosine of its latitude. */
const unit = 290;
const narrower = Math.cos((54.1 * Math.PI) / 180);
const width = Math.round((sheet.east - sheet.west) * narrower * unit);
const height = Math.round((sheet.north - sheet.south) * unit);

const line = curveThrough(coast.map(spotOf));
/** The sea is west of the coast, and the land fills the sheet to its other edges. */
const land = `${line} L -20 ${height + 20} L ${width + 20} ${height + 20} L ${width + 20} -20 Z`;
const drawnHills = hills.map(spotOf);

/** The places that lie on the sheet; null where none does, or the one that it is for does not. */
export function drawnMap(places: readonly Placed[], here: Neighbourhood['slug'] | null): DrawnMap | null {
  const placed = places.flatMap((place) =>
    place.where && isOnSheet(place.where) ? [{ ...place, ...spotOf(place.where) }] : [],
  );
  const shown = here === null ? placed.length > 0 : placed.some(({ slug }) => slug === here);
  if (!shown) return null;
  return { width, height, coast: line, land, hills: drawnHills, places: labelled(placed, here) };
}

/** Of the letters on the map, about. */
const letter = { width: 6.5, height: 13 };
/** Where a name can stand, from its place: beside it, or a little higher or lower. The first that is free is taken. */
const besides = [0, -12, 12].flatMap((down) =>
  (['start', 'end'] as const).map((anchor) => ({ anchor, down })),
);

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** No name over another one or over a place, as long as there is room. */
function labelled(
  placed: readonly (Placed & Spot)[],
  here: Neighbourhood['slug'] | null,
): DrawnMap['places'] {
  const taken: Box[] = placed.map(({ x, y }) => ({ left: x - 7, right: x + 7, top: y - 8, bottom: y + 5 }));
  return placed.map(({ slug, name, x, y }) => {
    const ways = besides.map((way) => ({ ...way, box: boxBeside(name, x, y + way.down, way.anchor) }));
    const free = ways.find(({ box }) => fitsSheet(box) && !taken.some((other) => meets(box, other)));
    const { anchor, down, box } = free ?? (ways[0] as (typeof ways)[number]);
    taken.push(box);
    const labelX = round(anchor === 'start' ? x + 11 : x - 11);
    return { name, x, y, labelX, labelY: round(y + down + 4), anchor, isHere: slug === here };
  });
}

function boxBeside(name: string, x: number, y: number, anchor: 'start' | 'end'): Box {
  const long = name.length * letter.width;
  const left = anchor === 'start' ? x + 10 : x - 10 - long;
  return { left, right: left + long, top: y - letter.height / 2, bottom: y + letter.height / 2 };
}

const fitsSheet = ({ left, right }: Box) => left > 2 && right < width - 2;
const meets = (one: Box, other: Box) =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

function isOnSheet({ north, east }: MapPoint): boolean {
  return north < sheet.north && north > sheet.south && east > sheet.west && east < sheet.east;
}

function spotOf({ north, east }: MapPoint): Spot {
  return {
    x: round((east - sheet.west) * narrower * unit),
    y: round((sheet.north - north) * unit),
  };
}

/** A line without corners through all of them (Catmull-Rom), as the path of an SVG. */
function curveThrough(spots: readonly Spot[]): string {
  const at = (index: number): Spot => spots[Math.min(Math.max(index, 0), spots.length - 1)] ?? { x: 0, y: 0 };
  const curves = spots.slice(1).map((to, index) => {
    const [before, from, after] = [at(index - 1), at(index), at(index + 2)];
    const one = { x: round(from.x + (to.x - before.x) / 6), y: round(from.y + (to.y - before.y) / 6) };
    const other = { x: round(to.x - (after.x - from.x) / 6), y: round(to.y - (after.y - from.y) / 6) };
    return `C ${one.x} ${one.y} ${other.x} ${other.y} ${to.x} ${to.y}`;
  });
  return `M ${at(0).x} ${at(0).y} ${curves.join(' ')}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
