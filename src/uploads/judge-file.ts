import type { Form } from '../story/media.ts';
import { FileRefused } from './file-gate.ts';
import { bytesAllowed, fileSentences, largestFile } from './file-sentences.ts';
import type { Sniffer, UploadLimits } from './upload-services.ts';

export interface JudgedFile {
  readonly form: Form;
  readonly limit: number;
  readonly tooLarge: string;
}

/**
 * What a file's first bytes say of it. A file of which they say nothing goes in, may be as large as any, and is judged by
 * all of its bytes later. @throws FileRefused where it is surely of a kind that we do not take.
 */
export function judgeFile(
  head: Buffer,
  fileName: string,
  { sniffer, limits }: { readonly sniffer: Sniffer; readonly limits: UploadLimits },
): JudgedFile {
  if (head.length === 0) throw new FileRefused(fileSentences.empty(fileName));
  const look = sniffer.lookAt(head, fileName);
  if ('notTaken' in look) throw new FileRefused(fileSentences.notTaken(fileName, look.notTaken));
  const limit = look.certain ? bytesAllowed(look.form, limits) : largestFile(limits);
  return { form: look.form, limit, tooLarge: fileSentences.tooLarge(fileName, limit) };
}
