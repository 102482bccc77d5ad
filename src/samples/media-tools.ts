import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { finished } from 'node:stream/promises';
import { type Film, frameRate, type SampleTools } from './sample-tools.ts';
import { toWav } from './sounds/track.ts';

/**
 * Makes the samples' files by ffmpeg. Nothing that it reads was sent by anyone: only frames and sounds that this folder
 * has made, so the guards that uploads need (S1) have nothing to guard here.
 */
export function createMediaTools(renderSvg: SampleTools['renderSvg']): SampleTools {
  return {
    renderSvg,
    async encodeSound(track, path, signal) {
      const wav = `${path}.wav`;
      await writeFile(wav, toWav(track));
      try {
        await ffmpeg(['-i', wav, ...soundOptions(path), path], signal);
      } finally {
        await rm(wav, { force: true });
      }
    },
    async encodeFilm(film, path, signal) {
      const wav = `${path}.wav`;
      await writeFile(wav, toWav(film.music()));
      try {
        await ffmpeg(filmArguments(film, wav, path), signal, film.frames(renderSvg));
      } finally {
        await rm(wav, { force: true });
      }
    },
  };
}

function soundOptions(path: string): readonly string[] {
  switch (extname(path)) {
    case '.m4a':
      return ['-c:a', 'aac', '-b:a', '128k'];
    case '.ogg':
      return ['-c:a', 'libopus', '-b:a', '96k'];
    case '.flac':
      return ['-c:a', 'flac'];
    default:
      throw new Error(`Expected a sound's ending but received ${extname(path)}`);
  }
}

function filmArguments({ width, height }: Film, wav: string, path: string): readonly string[] {
  return [
    ...[
      '-f',
      'rawvideo',
      '-pix_fmt',
      'rgba',
      '-s',
      `${width}x${height}`,
      '-r',
      String(frameRate),
      '-i',
      'pipe:0',
    ],
    ...['-i', wav, '-map', '0:v', '-map', '1:a', '-shortest'],
    ...['-vf', 'scale=out_color_matrix=bt709:out_range=tv', '-pix_fmt', 'yuv420p'],
    ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '20', '-c:a', 'aac', '-b:a', '128k'],
    ...['-movflags', '+faststart', path],
  ];
}

/** @throws with ffmpeg's own complaint; the signal's reason. */
async function ffmpeg(
  args: readonly string[],
  signal: AbortSignal,
  frames?: AsyncIterable<Buffer>,
): Promise<void> {
  signal.throwIfAborted();
  const child = spawn('ffmpeg', ['-nostdin', '-v', 'error', '-y', '-fflags', '+bitexact', ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
    signal,
    killSignal: 'SIGKILL',
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-4000);
  });
  const ended = once(child, 'close');
  // A child that dies closes its input: what it said matters then, not the broken pipe.
  const fed = feed(child.stdin, frames).catch(() => undefined);
  const [code] = await ended;
  await fed;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}: ${complaint}`);
}

async function feed(input: NodeJS.WritableStream, frames: AsyncIterable<Buffer> | undefined): Promise<void> {
  const done = finished(input);
  done.catch(() => undefined);
  for await (const frame of frames ?? []) {
    // Waits until the frame is written: its buffer is drawn over next.
    await new Promise<void>((resolve, reject) => {
      input.write(frame, (error) => (error ? reject(error) : resolve()));
    });
  }
  input.end();
  await done;
}
