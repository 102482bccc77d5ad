import { describe, expect, it } from '@jest/globals';
import type { Probe, Stream } from './probe.ts';
import { chooseStreams, containerName, quarterTurns, rate, uprightSize } from './streams.ts';

const picture = (more: Partial<Stream> = {}): Stream => ({
  index: 0,
  codec_type: 'video',
  codec_name: 'h264',
  width: 1920,
  height: 1080,
  ...more,
});
const sound = (more: Partial<Stream> = {}): Stream => ({
  index: 1,
  codec_type: 'audio',
  codec_name: 'aac',
  ...more,
});
const probe = (streams: Stream[], format_name = 'mov,mp4,m4a,3gp,3g2,mj2', major_brand = ''): Probe => ({
  streams,
  format: { format_name, tags: { major_brand } },
});
const turned = (rotation: number) => picture({ side_data_list: [{ rotation }] });

describe('chooseStreams', () => {
  it('takes no cover for a film', () => {
    const cover = picture({ codec_name: 'mjpeg', disposition: { attached_pic: 1 } });
    expect(chooseStreams(probe([cover, sound()])).picture).toBeNull();
    const single = picture({ codec_name: 'mjpeg', nb_frames: 1 });
    expect(chooseStreams(probe([single, sound()])).picture).toBeNull();
  });

  it('passes over what it cannot play, such as the spatial sound of a phone', () => {
    const chosen = chooseStreams(probe([picture(), sound({ codec_name: 'apac' }), sound({ index: 2 })]));
    expect(chosen.sound?.index).toBe(2);
    expect(chosen.strangeSound).toBeNull();
  });

  it('names what it cannot play where there is nothing else', () => {
    const { codec_name: _, ...nameless } = picture({ codec_tag_string: 'xyzv' });
    expect(chooseStreams(probe([nameless])).strangePicture).toBe('xyzv');
  });

  it('prefers the stream that the file prefers', () => {
    const second = sound({ index: 5, disposition: { default: 1 } });
    expect(chooseStreams(probe([sound(), second])).sound?.index).toBe(5);
  });

  it('sees a lock', () => {
    expect(chooseStreams(probe([sound({ codec_tag_string: 'drms' })])).locked).toBe(true);
    expect(chooseStreams(probe([picture({ codec_tag_string: 'encv' })])).locked).toBe(true);
    expect(chooseStreams(probe([picture(), sound()])).locked).toBe(false);
  });
});

describe('uprightSize', () => {
  it.each([
    [0, 0, '1920x1080'],
    [-90, 1, '1080x1920'],
    [90, 3, '1080x1920'],
    [180, 2, '1920x1080'],
    [-180, 2, '1920x1080'],
    [270, 1, '1080x1920'],
  ])('turns by a matrix of %d degrees', (rotation, turns, size) => {
    expect(quarterTurns(turned(rotation))).toBe(turns);
    const { width, height } = uprightSize(turned(rotation));
    expect(`${width}x${height}`).toBe(size);
  });

  it('makes pixels square', () => {
    const wide = picture({ width: 720, height: 576, sample_aspect_ratio: '64:45' });
    expect(uprightSize(wide)).toEqual({ width: 1024, height: 576 });
    expect(uprightSize(picture({ sample_aspect_ratio: '0:1' })).width).toBe(1920);
  });
});

describe('containerName', () => {
  it.each([
    ['mov,mp4,m4a,3gp,3g2,mj2', 'qt  ', 'h264', 'mov'],
    ['mov,mp4,m4a,3gp,3g2,mj2', 'isom', 'h264', 'mp4'],
    ['mov,mp4,m4a,3gp,3g2,mj2', 'M4A ', 'aac', 'm4a'],
    ['mov,mp4,m4a,3gp,3g2,mj2', '3gp4', 'h263', '3gp'],
    ['matroska,webm', '', 'vp9', 'webm'],
    ['matroska,webm', '', 'h264', 'mkv'],
    ['mp3', '', 'mp3', 'mp3'],
  ])('calls %s of brand %j with %s %s', (format, brand, codec_name, name) => {
    expect(containerName(probe([picture({ codec_name })], format, brand))).toBe(name);
  });
});

describe('rate', () => {
  it('reads fractions and refuses nothings', () => {
    expect(rate('30000/1001')).toBeCloseTo(29.97, 2);
    expect(rate('60')).toBe(60);
    for (const none of ['0/0', '0/1', undefined, '']) expect(rate(none)).toBeNaN();
  });
});
