import { StringDecoder } from 'node:string_decoder';

/** Hears a program's output a whole line at a time, wherever its pieces are cut, even within a letter. */
export function byLine(onLine: (line: string) => void): (chunk: Buffer) => boolean {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  return (chunk) => {
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
    return true;
  };
}
