const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Which way a language runs, and the pages of a book in it; 'auto' where no language is known. By its BCP 47 tag. */
export function directionOf(language: string): 'ltr' | 'rtl' | 'auto' {
  const [tag = ''] = language.toLowerCase().split('-');
  if (tag === '' || tag === 'und') return 'auto';
  return rightToLeft.has(tag) ? 'rtl' : 'ltr';
}
