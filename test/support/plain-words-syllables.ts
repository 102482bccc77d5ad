/** Words that keep to none of the rules below. */
const irregular: ReadonlyMap<string, number> = new Map([
  ['area', 3],
  ['areas', 3],
  ['argue', 2],
  ['business', 2],
  ['cement', 2],
  ['element', 3],
  ['elements', 3],
  ['evening', 2],
  ['idea', 3],
  ['ideas', 3],
  ['judgement', 2],
  ['ratio', 3],
]);

/**
 * Each rule respells the word that the ones before it left, until every run of vowels is one syllable: silent letters go,
 * and a hyphen parts what is said apart.
 */
const rules: readonly (readonly [RegExp, string])[] = [
  // did-n’t; but don’t
  [/(?<=[ds])n[’']t$/, 'ent'],
  [/[’']/g, ''],
  [/^every/, 'evry'],
  // quick, guide
  [/(?<=q)u|(?<=g)u(?=[aeiy])/g, ''],
  // year, be-yond, play-er
  [/(?<=^|[aeiou])y(?=[aeiou])/g, 'j'],
  // catalog(ue)
  [/(?<=[aeiouy].*[gq])ue(?=s?$)/, ''],
  // some-where, safe-ly, move-ment; but set-tle-ment
  [
    /(?<=[aeiouy][^aeiouyl]|[aeiouy]l)e(?=(?:ly|ful|less|ment|ness|thing|where|one|body|times?|what|hold|work|how|page)s?)/g,
    '',
  ],
  // name; but ta-ble, cen-tre
  [/(?<=[aeiouy].*)(?<![aeiouy]|[^aeiouyl]l|[^aeiouyr]r)e$/, ''],
  // names; but pla-ces, ta-bles
  [/(?<=[aeiouy].*)(?<![aeiouyszxcg]|[sc]h|[^aeiouyl]l|[^aeiouyr]r)es$/, 's'],
  // named; but star-ted, han-dled
  [/(?<=[aeiouy].*)(?<![aeiouytd]|[^aeiouyl]l|[^aeiouyr]r)ed$/, 'd'],
  // an-y-one, car-ry-ing, be-ing, go-ing
  [/(?<=[^aeiou])y(?=[aeiou])|[aeiou](?=ing)/g, '$&-'],
  // me-di-a, ma-te-ri-al; but car-riage, so-cial, mu-si-cian
  [/i(?=a(?!ge))(?<![tcsg]i(?=a[ln]))/g, '$&-'],
  // ra-di-o, sta-di-um; but sta-tion, re-gion, o-pin-ion, mil-lion
  [/(?<![tscgxnl])i(?=o)|i(?=um|us)/g, '$&-'],
  // qui-et, sci-ence, ex-pe-ri-ent; but pa-tient
  [/(?<![tc])i(?=en[tc])|(?<=^sc|^cl)i(?=en[tc])|i(?=et)/g, '$&-'],
  // car-ri-er, eas-i-est; but tier
  [/(?<=[aeiouy].*)i(?=ers?$|est$)/, '$&-'],
  // vid-e-o, cre-ate, re-al-i-ty; but peo-ple, gor-geous
  [/(?<![pg])e(?=o(?!u?s$))|e(?=um)|(?<=cr)e(?=at)|(?<=^r)e(?=ali)/g, '$&-'],
  // ac-tu-al, con-tin-u-ous, cru-el, in-flu-ence, ru-in
  [/u(?=[ao])|u(?=e[lnt])|u(?=i(?:n$|d$|t[iy]))/g, '$&-'],
  // po-em, cha-os, mo-sa-ic
  [/(?<=p)o(?=e[mt])|a(?=os|ic)/g, '$&-'],
  // rac-is-m
  [/(?<=[^aeiouy]s|th)m$/, 'em'],
];

/** How many syllables an English word has, by rules of spelling; at least one. */
export function syllables(word: string): number {
  const parts = word.toLowerCase().split(/[^a-zà-ÿ’']+/);
  return Math.max(
    1,
    parts.reduce((sum, part) => sum + inOnePart(part), 0),
  );
}

function inOnePart(word: string): number {
  const respelt = rules.reduce((now, [pattern, with_]) => now.replace(pattern, with_), word);
  return irregular.get(word) ?? respelt.match(/[aeiouyà-ÿ]+/g)?.length ?? 0;
}
