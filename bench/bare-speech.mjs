/** The engine alone, as its manual shows it: opens a wave file whole, cuts it into equal windows, and hears each. */
import path from 'node:path';
import sherpa from 'sherpa-onnx-node';

const [wave, folder] = process.argv.slice(2);
const { samples, sampleRate } = sherpa.readWave(wave);
const at = (name) => path.join(folder, name);
const recognizer = new sherpa.OfflineRecognizer({
  featConfig: { sampleRate, featureDim: 80 },
  modelConfig: {
    whisper: {
      encoder: at('base-encoder.onnx'),
      decoder: at('base-decoder.onnx'),
      language: 'en',
      task: 'transcribe',
      tailPaddings: -1,
      enableTokenTimestamps: 1,
    },
    tokens: at('base-tokens.txt'),
    numThreads: 1,
  },
});
const windows = Math.ceil(samples.length / (26 * sampleRate));
for (let window = 0; window < windows; window += 1) {
  const [from, to] = [window, window + 1].map((each) => Math.round((samples.length * each) / windows));
  const stream = recognizer.createStream();
  stream.acceptWaveform({ sampleRate, samples: samples.subarray(from, to) });
  recognizer.decode(stream);
  process.stdout.write(`${recognizer.getResult(stream).text}\n`);
}
