import { openSync, readSync, statSync } from 'node:fs';
import sherpa from 'sherpa-onnx-node';
import type { ListeningJob, ListeningLine } from './listening-job.ts';
import { packWindows, sampleRate, type Voiced, type Window } from './windows.ts';

/**
 * The child that listens: one recording, and then it ends. A model that is damaged ends the process that opens it, and the
 * engine holds 650 MB. Its job comes as JSON in its only argument; what it hears goes to standard output, a line a window.
 */

const bytesASample = 2;
/** Samples that the voice detector takes at a time. */
const step = 512;
/** Seconds read at a time. */
const readAhead = 60;

function listen({ sound, model, language, threads }: ListeningJob): void {
  const file = openSync(sound, 'r');
  const samples = Math.floor(statSync(sound).size / bytesASample);
  const read = (from: number, length: number): Float32Array => {
    const bytes = Buffer.alloc(Math.max(0, Math.min(length, samples - from)) * bytesASample);
    readSync(file, bytes, 0, bytes.length, from * bytesASample);
    return Float32Array.from(
      { length: bytes.length / bytesASample },
      (_, at) => bytes.readInt16LE(at * bytesASample) / 32_768,
    );
  };

  const voices = findVoices(read, samples, model.voice);
  const windows = packWindows(voices, samples);
  tell({ kind: 'found', windows: windows.length, voices });
  if (windows.length === 0) return;
  const recognizer = new sherpa.OfflineRecognizer({
    featConfig: { sampleRate, featureDim: 80 },
    modelConfig: {
      whisper: {
        encoder: model.encoder,
        decoder: model.decoder,
        language,
        task: 'transcribe',
        tailPaddings: -1,
        enableTokenTimestamps: 1,
      },
      tokens: model.tokens,
      numThreads: threads,
    },
  });
  for (const window of windows) {
    const stream = recognizer.createStream();
    stream.acceptWaveform({ sampleRate, samples: soundOf(window, read) });
    recognizer.decode(stream);
    const { text, tokens, timestamps, durations } = recognizer.getResult(stream);
    tell({ kind: 'heard', text, tokens, starts: timestamps, durations, pieces: window.pieces });
  }
}

type Read = (from: number, length: number) => Float32Array;

function findVoices(read: Read, samples: number, model: string): readonly Voiced[] {
  const detector = new sherpa.Vad(
    {
      sileroVad: {
        model,
        threshold: 0.5,
        minSpeechDuration: 0.25,
        minSilenceDuration: 0.4,
        maxSpeechDuration: 20,
        windowSize: step,
      },
      sampleRate,
      numThreads: 1,
    },
    readAhead,
  );
  const voiced: Voiced[] = [];
  const take = () => {
    while (!detector.isEmpty()) {
      const { start, samples: said } = detector.front(false);
      voiced.push({ start, end: Math.min(samples, start + said.length) });
      detector.pop();
    }
  };
  for (let from = 0; from < samples; from += readAhead * sampleRate) {
    const ahead = read(from, readAhead * sampleRate);
    for (let at = 0; at + step <= ahead.length; at += step) {
      detector.acceptWaveform(ahead.subarray(at, at + step));
      take();
    }
  }
  detector.flush();
  take();
  return voiced;
}

function soundOf({ pieces, length }: Window, read: Read): Float32Array {
  const sound = new Float32Array(length);
  for (const piece of pieces) sound.set(read(piece.from, piece.length), piece.at);
  return sound;
}

function tell(line: ListeningLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

try {
  listen(JSON.parse(process.argv[2] ?? ''));
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 3;
}
