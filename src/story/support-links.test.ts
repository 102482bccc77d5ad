import { describe, expect, it } from '@jest/globals';
import type { NeighbourhoodSlug, TopicSlug } from './ids.ts';
import { supportLinks } from './support-links.ts';
import type { SupportLink, Topic } from './topics.ts';

const here = 'workington' as NeighbourhoodSlug;
const link = (
  name: string,
  neighbourhood: string | null = null,
  phone: string | null = null,
): SupportLink => ({
  name,
  address: null,
  phone,
  about: '',
  neighbourhood: neighbourhood as NeighbourhoodSlug | null,
});
const topic = (slug: string, ...links: readonly SupportLink[]): Topic => ({
  slug: slug as TopicSlug,
  name: slug,
  note: '',
  links,
  order: 1,
});

describe('Support links', () => {
  it('put the neighbourhood’s own first and leave out other neighbourhoods’', () => {
    const topics = [
      topic('a', link('Everywhere'), link('Far', 'haslingden')),
      topic('b', link('Near', here)),
    ];
    expect(supportLinks(topics, here).map(({ name }) => name)).toEqual(['Near', 'Everywhere']);
  });

  it('name nobody twice', () => {
    const topics = [
      topic('a', link('Samaritans', null, '116 123')),
      topic('b', link('Samaritans', null, '116 123')),
    ];
    expect(supportLinks(topics, here)).toHaveLength(1);
  });

  it('dial digits alone', () => {
    const [shown] = supportLinks([topic('a', link('Abroad', null, '+44 (20) 7946-0000'))], here);
    expect(shown).toMatchObject({ phone: '+44 (20) 7946-0000', dial: 'tel:+442079460000' });
    expect(supportLinks([topic('a', link('No phone'))], here)[0]?.dial).toBeNull();
  });
});
