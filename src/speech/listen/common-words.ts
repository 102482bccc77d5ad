import type { IsCommon } from './words.ts';

/**
 * Words that people often say in English, from the lists that passwords are judged by; what is not among them, such as a
 * name, may well be heard wrong. Of other languages we have no list, so none of their words is doubted for being rare.
 */
export async function commonWords(language: string): Promise<IsCommon> {
  if (language !== 'en') return () => true;
  const { dictionary } = await import('./english-words.ts');
  const lists = ['commonWords-en', 'cardinalNumbers-en', 'ordinalNumbers-en', 'daysOfWeek-en', 'months-en'];
  const known = new Set(lists.flatMap((name) => (dictionary as Record<string, string[]>)[name] ?? []));
  return (word) => {
    const bare = word.toLowerCase().replaceAll('’', "'");
    return known.has(bare) || known.has(bare.replace(/'s$|s$|ed$|ing$|ly$|'(ll|re|ve|d|m)$|n't$/, ''));
  };
}
