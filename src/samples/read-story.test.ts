import { describe, expect, it } from '@jest/globals';
import { readStory } from './read-story.ts';

const facts = [
  'title: The door',
  'language: cy',
  'neighbourhood: mill-hill',
  'themes: isolation, employment',
  'credit: first name, Gwen',
];
const story = (...lines: readonly string[]) => ['---', ...facts, '---', '', ...lines].join('\n');
const read = (text: string) => readStory(text, 'door/story.md');
/** The story's words, and then one file of it. Its ## stands in line 11. */
const withFile = (...lines: readonly string[]) => story('One line.', '', ...lines);

describe("A sample's story.md", () => {
  it('is read with all that it can say', () => {
    const text = [
      '\uFEFF---',
      'title: The door: part two',
      'language: PL',
      'neighbourhood: mill-hill',
      'themes: isolation, employment',
      'credit: another name, Jones, the milk',
      'made of: oak and paint',
      'licence: cc-by-4.0',
      'hard subjects: death, illness',
      'video tour: yes',
      '---',
      'First line,',
      'second line.  ',
      '',
      'A second verse.',
      '',
      '## door.mp4',
      '',
      '### Description',
      'A door opens.',
      '### Moments',
      '0:01 A door opens.',
      '0:02 A bell rings.',
      '### Captions',
      'door.vtt',
      '### Transcript',
      'A bell.',
      '',
      'Steps.',
      '## bell.ogg',
      '### No words because',
      'Nobody speaks in it.',
      '## door.jpg',
      '### Description',
      'A door.',
    ].join('\r\n');
    expect(read(text)).toEqual({
      title: 'The door: part two',
      language: 'pl',
      neighbourhood: 'mill-hill',
      themes: ['isolation', 'employment'],
      credit: { kind: 'another-name', name: 'Jones, the milk' },
      madeOf: 'oak and paint',
      licence: 'cc-by-4.0',
      hardSubjects: ['death', 'illness'],
      videoTour: true,
      words: 'First line,\nsecond line.\n\nA second verse.',
      files: [
        {
          ...{ name: 'door.mp4', line: 17, type: 'video/mp4', form: 'film', description: 'A door opens.' },
          moments: [
            { at: 1, words: 'A door opens.' },
            { at: 2, words: 'A bell rings.' },
          ],
          ...{ transcript: 'A bell.\n\nSteps.', captions: { name: 'door.vtt', line: 25 }, waiver: null },
        },
        {
          ...{ name: 'bell.ogg', line: 30, type: 'audio/ogg', form: 'sound', description: null, moments: [] },
          ...{ transcript: null, captions: null, waiver: 'Nobody speaks in it.' },
        },
        {
          ...{ name: 'door.jpg', line: 33, type: 'image/jpeg', form: 'artwork', description: 'A door.' },
          ...{ moments: [], transcript: null, captions: null, waiver: null },
        },
      ],
    });
  });

  it('needs no file, and says the least where nothing more is said', () => {
    expect(read(story('A poem.'))).toMatchObject({
      credit: { kind: 'first-name', name: 'Gwen' },
      madeOf: '',
      licence: 'own',
      hardSubjects: [],
      videoTour: false,
      words: 'A poem.',
      files: [],
    });
  });

  const line = (number: number, text: string) =>
    story('A poem.')
      .split('\n')
      .with(number - 1, text)
      .join('\n');
  it.each([
    ['', 'line 1: the first line must be ---, and the facts of the story follow it.'],
    ['---\ntitle: The door', 'line 2: a line of --- must end the facts of the story.'],
    [line(2, 'The door'), 'line 2: expected a fact such as "title: The ladder".'],
    [
      line(2, 'name: The door'),
      'line 2: there is no fact called "name". There are: title, language, neighbourhood, themes, credit, made of, licence, hard subjects, video tour.',
    ],
    [line(3, 'title: Twice'), 'line 3: "title" is here twice.'],
    [line(2, 'title:'), 'line 2: "title" says nothing. Fill it in, or take the line out.'],
    [line(2, ''), 'line 7: "title" is missing among the facts above this line.'],
    [line(3, 'language: in Welsh'), 'line 3: "language" must be a language tag, such as en, cy or pl.'],
    [
      line(4, 'neighbourhood: Mill Hill'),
      'line 4: "Mill Hill" must be written as in its address, such as stockbridge-village.',
    ],
    [line(4, 'neighbourhood: mill-hill, fold'), 'line 4: only one can stand here.'],
    [line(5, 'themes: isolation, isolation'), 'line 5: one of these is here twice.'],
    [line(6, 'credit: Gwen'), /^door\/story\.md, line 6: "credit" must be anonymous, or such as /],
    [line(6, 'credit: first name,'), /^door\/story\.md, line 6: "credit" must be anonymous, or such as /],
    [line(7, 'licence: cc0\n---'), /^door\/story\.md, line 7: "licence" must be one of own, cc-by-4\.0/],
    [line(6, 'video tour: no'), 'line 6: "video tour" must be yes, or be left out.'],
    [story(), 'line 7: the words of the story must follow here.'],
    [withFile('##door.jpg'), 'line 11: expected ## and the name of a file, or ### and what is said of it.'],
    [withFile('### Description'), 'line 11: a line of ## and the name of a file must come before this.'],
    [withFile('## ../door.jpg'), 'line 11: expected the name of a file in this folder after ##.'],
    [
      withFile('## door.gif'),
      'line 11: door.gif must end in one of .jpg, .png, .webp, .m4a, .mp3, .ogg, .mp4.',
    ],
    [
      withFile('## door.jpg', 'A door.'),
      'line 12: expected one of "### Description" or "### Moments" or "### Transcript" or "### Captions" or "### No words because" over these words.',
    ],
    [withFile('## door.jpg', '### Picture', 'A door.'), /^door\/story\.md, line 12: expected one of /],
    [withFile('## door.jpg', '', '### Description'), 'line 13: there is nothing under "Description".'],
    [
      withFile('## door.jpg', '### Description', 'A', '### Description', 'B'),
      'line 14: "Description" is here twice for door.jpg.',
    ],
    [withFile('## door.jpg'), 'line 11: door.jpg needs "### Description": what it shows, in words.'],
    [
      withFile('## door.jpg', '### Description', 'A door.', '### Transcript', 'A bell.'),
      'line 11: a picture has no "Transcript". Its "Description" is all it needs.',
    ],
    [
      withFile(
        '## door.mp4',
        '### Description',
        'A door.',
        '### Moments',
        '',
        '0:01 A.',
        'B.',
        '### No words because',
        'C',
      ),
      'line 17: Begin with the time, such as 0:05, and write the words after it.',
    ],
    [withFile('## bell.ogg'), 'line 11: bell.ogg needs "### Transcript" or "### No words because".'],
    [
      withFile('## bell.ogg', '### Description', 'A bell.'),
      'line 11: a sound has no "Description". Write a "Transcript" of what is heard.',
    ],
    [
      withFile('## door.mp4', '### Description', 'A door.'),
      'line 11: door.mp4 needs "### Captions" or "### No words because".',
    ],
    [
      withFile('## door.mp4', '### Description', 'A door.', '', '### Captions', '', 'A bell rings.'),
      'line 17: expected the name of a .vtt file in this folder.',
    ],
    [
      withFile('## a.jpg', '### Description', 'A', '## a.jpg', '### Description', 'B'),
      'line 14: a.jpg is here twice.',
    ],
  ])('says of %j what is wanted, and where', (text, fault) => {
    expect(() => read(text)).toThrow(typeof fault === 'string' ? `door/story.md, ${fault}` : fault);
  });
});
