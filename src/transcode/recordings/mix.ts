/** Which sound streams are used and how they are mixed into one, decided from their measurements. Pure. */

export interface Track {
  /** As ffmpeg names it, such as "stereo" or "3 channels". */
  readonly layout: string;
  /** The loudest sample of each channel, in dBFS. */
  readonly peaks: readonly number[];
  readonly language: string;
  readonly dispositions: readonly string[];
}

export interface Mix {
  /** Places in the list of tracks, in order: the inputs of the graph. */
  readonly tracks: readonly number[];
  readonly channels: 1 | 2;
  /** For each of those tracks, how its channels go into the mix: the arguments of ffmpeg's `pan`. */
  readonly pans: readonly string[];
}

/** Peaks below this count as silence (dBFS): the noise of a camera without a microphone is quieter. */
export const silence = -60;

/** Tracks with the same content in another form, which must not be mixed with the main one. */
const others = [
  'comment',
  'dub',
  'karaoke',
  'lyrics',
  'hearing impaired',
  'visual impaired',
  'clean effects',
];

/**
 * Mono tracks of one recording, such as a lapel and a boom, are heard together; a left and a right one become stereo. Of
 * any others the first is heard in which there is something to hear. No channel that sounds is lost.
 * `tracks` come in a player's order and are at least one.
 */
export function planMix(tracks: readonly Track[]): Mix {
  const places = tracks.map((_, at) => at);
  const first = places.find((at) => isAudible(tracks[at])) ?? 0;
  const main = tracks[first];
  if (!main) throw new Error('Expected at least one track but received none');
  const together = places.filter((at) => at === first || belongs(main, tracks[at]));
  if (together.length > 1) return mixMonos(together, tracks);
  const { channels, pan } = panOf(main);
  return { tracks: [first], channels, pans: [pan] };
}

export const isAudible = (track: Track | undefined) => track?.peaks.some((peak) => peak > silence) === true;

function belongs(main: Track, track: Track | undefined): boolean {
  if (!track || main.peaks.length !== 1 || track.peaks.length !== 1 || !isAudible(track)) return false;
  if ([main, track].some(({ dispositions }) => dispositions.some((each) => others.includes(each)))) {
    return false;
  }
  const [one, other] = [main, track].map(({ language }) => (language === 'und' ? '' : language));
  return one === other || one === '' || other === '';
}

function mixMonos(places: readonly number[], tracks: readonly Track[]): Mix {
  const sides = places.map((at) => sideOf(channelNames(tracks[at]?.layout ?? '')?.[0] ?? 'FC'));
  const isStereo = sides.includes('left') && sides.includes('right');
  if (!isStereo) return { tracks: places, channels: 1, pans: places.map(() => 'mono|c0=c0') };
  const pan = { left: 'stereo|c0=c0|c1=0*c0', right: 'stereo|c0=0*c0|c1=c0', both: 'stereo|c0=c0|c1=c0' };
  return { tracks: places, channels: 2, pans: sides.map((side) => pan[side]) };
}

/** All channels of one track, each on its side. */
function panOf({ layout, peaks }: Track): { channels: 1 | 2; pan: string } {
  const heard = peaks.flatMap((peak, at) => (peak > silence ? [at] : []));
  if (peaks.length <= 1) return { channels: 1, pan: 'mono|c0=c0' };
  // A lapel in one side of a camera's stereo: a voice belongs in both ears.
  if (heard.length === 1) return { channels: 1, pan: `mono|c0=c${heard[0]}` };
  if (peaks.length === 2) return { channels: 2, pan: 'stereo|c0=c0|c1=c1' };
  const names = channelNames(layout);
  // Nobody says where they belong, so all of them are heard in the middle.
  if (!names || names.length !== peaks.length) {
    const all = (heard.length > 0 ? heard : peaks.map((_, at) => at)).map((at) => `c${at}`);
    return { channels: 1, pan: `mono|c0<${all.join('+')}` };
  }
  const side = (wanted: 'left' | 'right') =>
    names
      .flatMap((name, at) => {
        const where = sideOf(name);
        return where === wanted ? [`${gainOf(name)}*c${at}`] : where === 'both' ? [`0.707*c${at}`] : [];
      })
      .join('+');
  return { channels: 2, pan: `stereo|c0<${side('left')}|c1<${side('right')}` };
}

const gainOf = (name: string) => (name === 'FL' || name === 'FR' ? '1' : '0.707');

function sideOf(name: string): 'left' | 'right' | 'both' {
  if (name.endsWith('L')) return 'left';
  return name.endsWith('R') ? 'right' : 'both';
}

/** Channels of the layouts that ffmpeg has names for, up to eight, in their order. */
const layouts: Readonly<Record<string, string>> = {
  mono: 'FC',
  stereo: 'FL FR',
  downmix: 'DL DR',
  '2.1': 'FL FR LFE',
  '3.0': 'FL FR FC',
  '3.0(back)': 'FL FR BC',
  '3.1': 'FL FR FC LFE',
  '4.0': 'FL FR FC BC',
  '4.1': 'FL FR FC LFE BC',
  quad: 'FL FR BL BR',
  'quad(side)': 'FL FR SL SR',
  '5.0': 'FL FR FC BL BR',
  '5.0(side)': 'FL FR FC SL SR',
  '5.1': 'FL FR FC LFE BL BR',
  '5.1(side)': 'FL FR FC LFE SL SR',
  '6.0': 'FL FR FC BC SL SR',
  '6.0(front)': 'FL FR FLC FRC SL SR',
  hexagonal: 'FL FR FC BL BR BC',
  '6.1': 'FL FR FC LFE BC SL SR',
  '6.1(back)': 'FL FR FC LFE BL BR BC',
  '6.1(front)': 'FL FR LFE FLC FRC SL SR',
  '7.0': 'FL FR FC BL BR SL SR',
  '7.0(front)': 'FL FR FC FLC FRC SL SR',
  '7.1': 'FL FR FC LFE BL BR SL SR',
  '7.1(wide)': 'FL FR FC LFE BL BR FLC FRC',
  '7.1(wide-side)': 'FL FR FC LFE FLC FRC SL SR',
  octagonal: 'FL FR FC BL BR BC SL SR',
  '3.1.2': 'FL FR FC LFE TFL TFR',
  '5.1.2': 'FL FR FC LFE SL SR TFL TFR',
  '5.1.2(back)': 'FL FR FC LFE BL BR TFL TFR',
  '7.1(top)': 'FL FR FC LFE BL BR TFL TFR',
  cube: 'FL FR BL BR TFL TFR TBL TBR',
  binaural: 'BIL BIR',
};

/** Null where the file does not say which is which. */
export function channelNames(layout: string): readonly string[] | null {
  const named = /\(([A-Z]+(?:\+[A-Z]+)*)\)$/.exec(layout)?.[1];
  return layouts[layout]?.split(' ') ?? named?.split('+') ?? null;
}

/** How many channels a layout has; 0 where it says nothing, and no end of them where it has a name that none of eight has. */
export function channelCount(layout: string): number {
  const named = channelNames(layout)?.length;
  if (named !== undefined) return named;
  const order = /^ambisonic (\d+)/.exec(layout)?.[1];
  if (order !== undefined) return (Number(order) + 1) ** 2;
  const counted = /^(\d+) channels/.exec(layout)?.[1];
  if (counted !== undefined) return Number(counted);
  return layout === '' ? 0 : Number.POSITIVE_INFINITY;
}
