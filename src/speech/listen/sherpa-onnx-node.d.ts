/** What is used of sherpa-onnx-node, which brings no types of its own. */
declare module 'sherpa-onnx-node' {
  interface Wave {
    readonly samples: Float32Array;
    readonly sampleRate: number;
  }
  interface RecognizerConfig {
    readonly featConfig: { readonly sampleRate: number; readonly featureDim: number };
    readonly modelConfig: {
      readonly whisper: {
        readonly encoder: string;
        readonly decoder: string;
        readonly language: string;
        readonly task: 'transcribe';
        readonly tailPaddings: number;
        readonly enableTokenTimestamps: number;
      };
      readonly tokens: string;
      readonly numThreads: number;
    };
  }
  interface Recognized {
    readonly text: string;
    readonly tokens: readonly string[];
    readonly timestamps: readonly number[];
    readonly durations: readonly number[];
  }
  interface OfflineStream {
    acceptWaveform(wave: Wave): void;
  }
  class OfflineRecognizer {
    constructor(config: RecognizerConfig);
    createStream(): OfflineStream;
    decode(stream: OfflineStream): void;
    getResult(stream: OfflineStream): Recognized;
  }
  interface VadConfig {
    readonly sileroVad: {
      readonly model: string;
      readonly threshold: number;
      readonly minSpeechDuration: number;
      readonly minSilenceDuration: number;
      readonly maxSpeechDuration: number;
      readonly windowSize: number;
    };
    readonly sampleRate: number;
    readonly numThreads: number;
  }
  class Vad {
    constructor(config: VadConfig, bufferSizeInSeconds: number);
    acceptWaveform(samples: Float32Array): void;
    isEmpty(): boolean;
    /** `enableExternalBuffer` must be false in a process whose arrays may not lie outside of V8. */
    front(enableExternalBuffer?: boolean): { readonly start: number; readonly samples: Float32Array };
    pop(): void;
    flush(): void;
  }
  const sherpa: { OfflineRecognizer: typeof OfflineRecognizer; Vad: typeof Vad };
  // biome-ignore lint/style/noDefaultExport: it is CommonJS
  export default sherpa;
}
