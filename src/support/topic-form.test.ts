import { describe, expect, it } from '@jest/globals';
import { aNeighbourhood } from '../../test/support/stories.ts';
import type { NeighbourhoodSlug, TopicSlug } from '../story/ids.ts';
import type { Neighbourhood } from '../story/places.ts';
import type { Topic } from '../story/topics.ts';
import { noLink, type TypedLink } from './link-form.ts';
import { digestOf, readTopic, type TypedTopic, typedAsKept } from './topic-form.ts';

const places: readonly Neighbourhood[] = [aNeighbourhood('workington', { name: 'Workington' })];
const kept: Topic = {
  slug: 'death' as TopicSlug,
  name: 'Someone’s death',
  note: 'It speaks of a death.',
  order: 10,
  links: [
    { name: 'Cruse', address: null, phone: '0808 808 1677', about: 'Free', neighbourhood: null },
    {
      name: 'The tea room',
      address: 'https://tea.example.org/',
      phone: null,
      about: '',
      neighbourhood: 'workington' as NeighbourhoodSlug,
    },
  ],
};
const typed = (over: Partial<TypedTopic> = {}): TypedTopic => ({ ...typedAsKept(kept), ...over });
const read = (one: TypedTopic, before: Topic | null = kept) => readTopic(one, before, [kept], places);
const wrong = (link: Partial<TypedLink>) =>
  read(typed({ links: [{ ...noLink, ...link }] })).errors.map(({ field }) => field);

describe('A hard subject, as it is typed', () => {
  it('comes out as it went in', () => {
    expect(read(typed())).toEqual({ topic: kept, errors: [] });
  });

  it('loses the links that are ticked or emptied', () => {
    const [first, second] = typed().links;
    const links = [{ ...noLink, ...first, remove: true }, noLink, { ...noLink, ...second }];
    expect(read(typed({ links })).topic?.links).toEqual(kept.links.slice(1));
  });

  it('asks for a name, a note and a place in the order', () => {
    const fields = read(typed({ name: ' ', note: '\n', order: 'first' })).errors.map(({ field }) => field);
    expect(fields).toEqual(['name', 'note', 'order']);
  });

  it('keeps its address under a new name, and takes nobody else’s', () => {
    expect(read(typed({ name: 'Grief' })).topic?.slug).toBe('death');
    expect(read(typed({ name: 'Being ill' }), null).topic?.slug).toBe('being-ill');
    expect(read(typed({ name: 'SOMEONE’S DEATH' }), null).errors[0]?.field).toBe('name');
    expect(read(typed({ name: 'Death' }), null).errors[0]?.field).toBe('name');
  });

  it('can hold twenty links and no more', () => {
    const links = Array.from({ length: 21 }, (_, row) => ({ ...noLink, name: `Link ${row}`, phone: '999' }));
    expect(read(typed({ links })).errors.map(({ field }) => field)).toEqual(['links']);
    expect(read(typed({ links: links.slice(1) })).topic?.links).toHaveLength(20);
  });
});

describe('A support link, as it is typed', () => {
  it('needs a name, and an address or a number', () => {
    expect(wrong({ about: 'Free' })).toEqual(['link-0-name', 'link-0-address']);
  });

  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT://example.org/%0aalert(1)',
    'data:text/html,x',
    'ftp://example.org',
    'www.example.org',
    'https://',
    'https://localhost',
    'https://me:secret@example.org',
    'https://example.org/ x',
    '//example.org',
  ])('does not lead to %s', (address) => {
    expect(wrong({ name: 'X', address })).toEqual(['link-0-address']);
  });

  it.each(['https://www.example.org', 'http://example.org/a?b=c#d'])('may lead to %s', (address) => {
    expect(wrong({ name: 'X', address })).toEqual([]);
  });

  it.each(['text us', '12', '0800 ' + '1'.repeat(30), '+', 'tel:116123', '116 123; 999'])(
    'does not dial %s',
    (phone) => {
      expect(wrong({ name: 'X', phone })).toEqual(['link-0-phone']);
    },
  );

  it.each(['999', '116 123', '0808 808 1677', '+44 (0)20 7946-0000'])('may dial %s', (phone) => {
    expect(wrong({ name: 'X', phone })).toEqual([]);
  });

  it('is for a neighbourhood that is there', () => {
    expect(wrong({ name: 'X', phone: '999', neighbourhood: 'nowhere' })).toEqual(['link-0-neighbourhood']);
  });
});

describe('The digest of a subject', () => {
  it('differs with every word of it, and knows a new one', () => {
    const others: readonly (Topic | null)[] = [
      null,
      { ...kept, note: 'Another.' },
      { ...kept, order: 11 },
      { ...kept, links: kept.links.slice(1) },
      { ...kept, links: [...kept.links].reverse() },
    ];
    expect(new Set([kept, ...others].map(digestOf)).size).toBe(6);
    expect(digestOf({ ...kept, links: [...kept.links] })).toBe(digestOf(kept));
  });
});
