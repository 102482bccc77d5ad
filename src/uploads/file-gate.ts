import { Transform, type TransformCallback } from 'node:stream';
import { headBytes } from './upload-services.ts';

/** The bytes are not to be kept; the message is a sentence for the storyteller. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
}

/** What the first bytes say: how long the file may be, and the sentence for one that is longer. */
export interface Judgement {
  readonly limit: number;
  readonly tooLarge: string;
}

/**
 * Lets a file's bytes by, at the reader's pace, once `judge` has seen the first of them. Ends with FileRefused where
 * the judge throws it, or where the file reaches its limit. Holds 4 kB at most.
 * @param isWhole asked where the bytes end before there are enough to judge by: false lets nothing by, since more will come.
 */
export function fileGate(
  judge: (head: Buffer) => Promise<Judgement>,
  isWhole: (bytes: number) => boolean = () => true,
): Transform {
  let head = Buffer.alloc(0);
  let judgement: Judgement | null = null;
  let passed = 0;

  function pass(chunk: Buffer, allowed: Judgement, done: TransformCallback): void {
    passed += chunk.length;
    if (passed >= allowed.limit) done(new FileRefused(allowed.tooLarge));
    else done(null, chunk);
  }

  function open(done: TransformCallback): void {
    judge(head).then((verdict) => {
      judgement = verdict;
      pass(head, verdict, done);
    }, done);
  }

  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (judgement) return pass(chunk, judgement, done);
      head = Buffer.concat([head, chunk]);
      if (head.length < headBytes) return done();
      open(done);
    },
    flush(done) {
      if (judgement || !isWhole(head.length)) return done();
      open(done);
    },
  });
}
