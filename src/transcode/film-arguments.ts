import type { FfmpegRun } from './ffmpeg.ts';
import { type Loudness, loudnessFilter } from './loudness.ts';
import type { FilmPlan, FilmSize } from './plan-renditions.ts';
import { nothingOfTheSource, quietly, untrustedInput } from './tool-options.ts';

export interface FilmSource {
  readonly path: string;
  /** Index of the stream to see. */
  readonly picture: number;
  readonly interlaced: boolean;
  /** Index of the stream to hear, and what the first pass measured of it. */
  readonly sound: { readonly stream: number; readonly loudness: Loudness | null } | null;
}

/**
 * The one run that makes every size of a film: decoded once, turned upright, made constant in rate, scaled from large to
 * small. `to` gives each size's path. `toArguments` of the answer is the exact command line, for a measurement.
 */
export function filmArguments(
  plan: FilmPlan,
  source: FilmSource,
  to: (size: FilmSize) => string,
  limits: { seconds: number; pixels: number },
): FfmpegRun {
  const count = plan.sizes.length;
  const sound = plan.track && source.sound ? { track: plan.track, ...source.sound } : null;
  const filter = [pictureGraph(plan, source)];
  if (sound) {
    const layout = sound.track.channels === 1 ? 'mono' : 'stereo';
    const split = `asplit=${count}${plan.sizes.map((size) => `[a${size.lines}]`).join('')}`;
    filter.push(
      `[0:${sound.stream}]aformat=channel_layouts=${layout},${loudnessFilter(sound.loudness)},` +
        `aresample=async=1000:first_pts=0,${split}`,
    );
  }
  return {
    input: [...quietly, ...untrustedInput(limits.pixels), '-t', String(limits.seconds)],
    source: source.path,
    filter: filter.join(';'),
    outputs: plan.sizes.map((size) => ({
      options: outputOptions(plan, size, sound?.track.aac ?? null),
      path: to(size),
    })),
  };
}

function pictureGraph(plan: FilmPlan, source: FilmSource): string {
  const [largest, ...smaller] = plan.sizes;
  if (!largest) throw new Error('Expected at least one size of film but received none');
  const first = [
    ...(source.interlaced ? ['yadif=deint=interlaced'] : []),
    `fps=${plan.frameRate}:start_time=0`,
    ...scaling(largest, plan.hdr),
    'setsar=1',
  ].join(',');
  const start = `[0:${source.picture}]${first}`;
  if (smaller.length === 0) return `${start}[v${largest.lines}]`;
  const names = smaller.map((size) => `[s${size.lines}]`).join('');
  return [
    `${start},split=${smaller.length + 1}[v${largest.lines}]${names}`,
    ...smaller.map((size) => `[s${size.lines}]scale=${size.width}:${size.height},setsar=1[v${size.lines}]`),
  ].join(';');
}

/**
 * High dynamic range is brought to what every screen shows: to linear light, its colours to BT.709, its highlights
 * rolled off. Scaled down first: tone mapping costs by the pixel.
 */
function scaling(size: FilmSize, hdr: FilmPlan['hdr']): string[] {
  if (hdr === null) return [`scale=${size.width}:${size.height}:out_range=tv`, 'format=yuv420p'];
  return [
    `zscale=w=${size.width}:h=${size.height}:tin=${hdr === 'pq' ? 'smpte2084' : 'arib-std-b67'}` +
      ':min=bt2020nc:pin=bt2020:t=linear:npl=100',
    'format=gbrpf32le',
    'zscale=p=bt709',
    'tonemap=mobius:desat=0:peak=10',
    'zscale=t=bt709:m=bt709:r=tv',
    'format=yuv420p',
  ];
}

function outputOptions(plan: FilmPlan, size: FilmSize, aac: number | null): string[] {
  const every = String(plan.keyframeEvery);
  return [
    ...['-map', `[v${size.lines}]`, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '23'],
    ...['-profile:v', 'high', '-pix_fmt', 'yuv420p', '-a53cc', '0'],
    ...['-maxrate', String(size.bitrate), '-bufsize', String(size.bitrate * 2)],
    // Key frames at the same moments in every size, and nowhere else, so that a player can change size at each.
    ...['-g', every, '-keyint_min', every, '-sc_threshold', '0'],
    ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
    ...(aac === null ? ['-an'] : ['-map', `[a${size.lines}]`, '-c:a', 'aac', '-b:a', String(aac)]),
    ...nothingOfTheSource,
    // One fragment a key frame, with an index in front: one file serves HLS by ranges and a plain <video>.
    ...['-movflags', '+frag_keyframe+delay_moov+default_base_moof+dash+global_sidx+skip_trailer'],
    ...['-f', 'mp4'],
  ];
}
