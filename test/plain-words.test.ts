import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { piecesByRoom, piecesOfMarkdown, readPages, tooHard } from './support/plain-words.ts';
import { piecesOfHtml } from './support/plain-words-html.ts';
import { knownWords } from './support/plain-words-known.ts';
import { formsOf, measure, sentencesOf, wordsOf } from './support/plain-words-measure.ts';
import { piecesOfSource } from './support/plain-words-source.ts';
import { piecesOfView } from './support/plain-words-views.ts';

/** What the archive says, it says in plain words: 20 words a sentence or fewer, for a reading age of 9 to 11 (P13). */

const root = fileURLToPath(new URL('../', import.meta.url));
const nothingKnown: ReadonlySet<string> = new Set();

const easy = [
  'My cat is called Tom. He likes to sleep on the bed in the sun. When I come home he runs to the door.',
  'He has one white foot and a black nose. At night he sits on the wall and looks at the moon.',
];
const hard = [
  'The data controller may, pursuant to its legitimate interests and subject to applicable legislation, disclose personal information relating to participants for the purposes of evaluation and dissemination.',
  'Withdrawal of participation does not invalidate any processing undertaken previously.',
];

describe('The archive’s own words', () => {
  const pages = readPages(root);

  it('are plain', () => {
    expect(tooHard(pages, knownWords)).toEqual([]);
  });

  it('are all looked at', () => {
    const names = pages.map((page) => page.name);
    for (const name of [
      'views/share/start.hbs',
      'content/about.md',
      'content/words/en/files-refused.ftl',
      'public/js/story/viewer.js',
      'content/words/en/player.ftl',
    ]) {
      expect(names).toContain(name);
    }
    expect(measure([...piecesByRoom(pages).values()].flat(), knownWords).words).toBeGreaterThan(5000);
    expect(names.filter((name) => /\.test\.|samples|embedded-mongo|cli/.test(name))).toEqual([]);
  });

  it('need every word that is counted as known', () => {
    const used = new Set(pages.flatMap((page) => page.pieces.flatMap(wordsOf).flatMap(formsOf)));
    expect([...knownWords].filter((word) => !used.has(word))).toEqual([]);
  });

  it('would not pass with hard text in them', () => {
    const page = { name: 'content/about.md', pieces: hard };
    const [first] = hard;
    const without = pages.filter(({ name }) => name !== page.name);
    expect(tooHard([...without, page], knownWords)).toContainEqual(
      expect.stringMatching(new RegExp(`^${page.name}: a paragraph for age .*“${first}”$`)),
    );
  });
});

describe('Every template for the host organisation', () => {
  const names = readdirSync(`${root}docs/templates`);
  const templates = names.map((name) => ({
    name,
    text: readFileSync(`${root}docs/templates/${name}`, 'utf8'),
  }));

  it.each(templates)('$name says first that it is one, and is no legal advice', ({ text }) => {
    const [, box = ''] = /^# .+\n\n((?:> .*\n|>\n)+)/.exec(text) ?? [];
    expect(box).toMatch(/template/i);
    expect(box).toMatch(/not legal advice/i);
    expect(box).toMatch(/check/i);
  });

  it.each(templates)('$name keeps its sentences short', ({ name, text }) => {
    const { sentences, averageSentence } = measure(piecesOfMarkdown(text), knownWords);
    expect({ name, long: sentences.filter((sentence) => wordsOf(sentence).length > 35) }).toEqual({
      name,
      long: [],
    });
    expect(averageSentence).toBeLessThanOrEqual(20);
  });

  it('is named in the list of what to fill in', () => {
    const list = readFileSync(`${root}docs/templates/README.md`, 'utf8');
    expect(names.filter((name) => name !== 'README.md' && !list.includes(`](${name})`))).toEqual([]);
  });
});

describe('A text is found hard', () => {
  const page = (...pieces: string[]) => tooHard([{ name: 'views/x/y.hbs', pieces }], nothingKnown);
  const words = (count: number) => Array.from({ length: count }, () => 'so').join(' ');

  it('by its words: an easy text reads at 5 or less, a hard one far above 11', () => {
    expect(measure(easy, nothingKnown).readingAge).toBeLessThan(5);
    expect(measure(hard, nothingKnown).readingAge).toBeGreaterThan(18);
  });

  it('as a whole', () => {
    const long = Array.from(
      { length: 12 },
      () => 'Consultation participants received comprehensive documentation.',
    );
    expect(page(...long)).toEqual([
      expect.stringMatching(/^views\/x\/y\.hbs: reads at age \d+\.\d; the most is 11\. Use .*“Consultation /),
      expect.stringMatching(/^the room “x”: reads at age/),
      expect.stringMatching(/^the whole archive: reads at age/),
    ]);
    expect(page(...easy, ...easy)).toEqual([]);
  });

  it('by one long sentence, which is named', () => {
    expect(page(`It is ${words(33)}.`)).toEqual([]);
    expect(page(`It is ${words(34)}.`)).toEqual([
      expect.stringMatching(/^views\/x\/y\.hbs: a sentence of 36 words; the most is 35\. .*“It is so/),
    ]);
  });

  it('by sentences that are long on average, once there are enough words to tell', () => {
    const sentences = (length: number, count: number) =>
      page(...Array.from({ length: count }, () => `It is ${words(length - 2)}.`));
    expect(sentences(20, 4)).toEqual([]);
    expect(sentences(21, 2)).toEqual([]);
    expect(sentences(21, 4)[0]).toMatch(
      /^views\/x\/y\.hbs: 21\.0 words a sentence; the most is 20\. .*“It is so/,
    );
  });

  it('later for curators than for everyone', () => {
    const text = Array.from(
      { length: 8 },
      () => 'A curator looks at all the stories before anybody else can see them.',
    );
    const age = measure(text, nothingKnown).readingAge;
    expect(age).toBeGreaterThan(11);
    expect(age).toBeLessThan(12);
    const elsewhere = { name: 'content/x.md', pieces: [...easy, ...easy, ...easy] };
    expect(tooHard([{ name: 'views/curate/x.hbs', pieces: text }, elsewhere], nothingKnown)).toEqual([]);
    expect(tooHard([{ name: 'views/share/x.hbs', pieces: text }, elsewhere], nothingKnown)).toEqual([
      expect.stringContaining('views/share/x.hbs'),
      expect.stringContaining('the room “share”'),
    ]);
  });

  it('less so where its long words are known', () => {
    const text = ['Neighbourhood exhibition curators.'];
    const known = new Set(['neighbourhood', 'exhibition', 'curator']);
    expect(measure(text, known).readingAge).toBeLessThan(measure(text, nothingKnown).readingAge);
  });
});

describe('Sentences', () => {
  it('part where one ends and the next begins', () => {
    expect(sentencesOf('It is 3.4 MB. Send a smaller one! “May we?” you ask. Yes.')).toEqual([
      'It is 3.4 MB.',
      'Send a smaller one!',
      '“May we?” you ask.',
    ]);
  });

  it('are not labels, but long labels are sentences', () => {
    expect(sentencesOf('Places and themes')).toEqual([]);
    expect(sentencesOf('Not answered yet')).toEqual([]);
    expect(sentencesOf('It is only decoration and needs no description')).toHaveLength(1);
  });

  it('are made of words', () => {
    expect(wordsOf('Copy the “one-time” link (name@example.org) – it’s ◌, 3.4 MB.')).toEqual([
      'Copy',
      'the',
      'one-time',
      'link',
      'name@example.org',
      'it’s',
      '◌',
      '3.4',
      'MB',
    ]);
  });
});

describe('The text of a page', () => {
  it('is what is seen and heard in its HTML, not its tags', () => {
    const html =
      '<!-- no --><p class="x">One <strong>bold</strong> word &amp; more.</p><img alt="A big <b>" src="no.png"><label>Title</label><svg><path d="M0 0"/></svg><a href="/a">First</a> <a href="/b">Second</a><a href="/c">Third</a>';
    expect(piecesOfHtml(html)).toEqual([
      'One bold word & more.',
      'Title',
      'First',
      'Second',
      'Third',
      'A big <b>',
    ]);
  });

  it('is read whichever way its conditions fall', () => {
    const view =
      '{{! no }}<h1>{{title}}</h1><p>You have {{count n "file" "files"}}{{#if late}}, too late{{else if soon}}, very soon{{/if}}.</p>{{> field/text name="Name" label="Your name" type="email"}}{{#each all}}<b>Each {{this}}</b>{{else}}None at all{{/each}}';
    expect(new Set(piecesOfView(view))).toEqual(
      new Set([
        'You have ◌ files, too late.',
        'You have ◌ files, very soon.',
        'You have ◌ files.',
        'Name',
        'Your name',
        'Each ◌',
        'None at all',
      ]),
    );
  });

  it('is in the strings of a module, but not in what developers read', () => {
    const source = `
      import { x } from 'A package';
      const name: 'Not me' = fill(\`Hello \${who ? 'My friend' : 'no one'}.\`);
      logger.warn({ id }, 'Gone wrong again');
      if (!x) throw new TypeError('This is for developers.');
      throw new NotFound('There is no ' + 'such story.');
      const html = '<p aria-label="Read me">Two words</p>';
      const machine = ['Content-Type', 'Max-Age=1; Path=/', 'Expected a file', 'lower case', 'TOO MANY'];`;
    expect(new Set(piecesOfSource(source))).toEqual(
      new Set(['Hello ◌.', 'My friend', 'There is no such story.', 'Two words', 'Read me']),
    );
  });
});
