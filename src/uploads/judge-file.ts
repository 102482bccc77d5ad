import type { Form } from '../story/media.ts';
import { FileRefused } from './file-gate.ts';
import { bytesAllowed, fileSentences } from './file-sentences.ts';
import type { Sniffer, UploadLimits } from './upload-services.ts';

export interface JudgedFile {
  readonly form: Form;
  readonly limit: number;
  readonly tooLarge: string;
}

/** What a file's first bytes say of it. @throws FileRefused where we do not take it. */
export async function judgeFile(
  head: Buffer,
  fileName: string,
  { sniffer, limits }: { readonly sniffer: Sniffer; readonly limits: UploadLimits },
): Promise<JudgedFile> {
  if (head.length === 0) throw new FileRefused(fileSentences.empty(fileName));
  const sniffed = await sniffer.sniff(head);
  if (!sniffed) throw new FileRefused(fileSentences.unknown(fileName, await sniffer.nameStranger(head)));
  const limit = bytesAllowed(sniffed.form, limits);
  return { form: sniffed.form, limit, tooLarge: fileSentences.tooLarge(fileName, limit) };
}
