import { describe, expect, it } from '@jest/globals';
import { cleanFileName } from './received-file.ts';

describe('A file name', () => {
  it.each([
    ['drawing.jpg', 'drawing.jpg'],
    ['C:\\Users\\Ann\\drawing.jpg', 'drawing.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['Zoë’s ärt – 日本語 🎨.png', 'Zoë’s ärt – 日本語 🎨.png'],
    ['e\u0301te.jpg', 'éte.jpg'],
    ['a\u0000b\nc\u007f.jpg', 'abc.jpg'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['', 'file without a name'],
    ['..', 'file without a name'],
    ['folder/', 'file without a name'],
    ['   ', 'file without a name'],
  ])('%j is kept as %j', (sent, kept) => {
    expect(cleanFileName(sent)).toBe(kept);
  });

  it('is cut to 150 characters and keeps its ending', () => {
    const kept = cleanFileName(`${'🎨'.repeat(400)}.jpeg`);
    expect([...kept]).toHaveLength(150);
    expect(kept.endsWith('🎨….jpeg')).toBe(true);
  });
});
