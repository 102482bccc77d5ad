import type { TopicSlug } from './ids.ts';
import type { SupportLink, Topic, TopicStore } from './topics.ts';

/**
 * What a new archive begins with; from then on curators keep it in the browser. The numbers are national ones of the UK,
 * as those who answer them published them. Numbers change, so an archive checks each one before it relies on it.
 */

const link = (name: string, address: string, phone: string | null, about: string): SupportLink => ({
  name,
  address,
  phone,
  about,
  neighbourhood: null,
});

const samaritans = link(
  'Samaritans',
  'https://www.samaritans.org',
  '116 123',
  'Someone to talk to, about anything. Free, day and night.',
);
const shout = link(
  'Shout',
  'https://giveusashout.org',
  null,
  'If you would rather not speak: text SHOUT to 85258. Free, day and night.',
);
const nhs111 = link(
  'NHS 111',
  'https://111.nhs.uk',
  '111',
  'For urgent help with your health. Choose option 2 for your mental health. Free, day and night.',
);
const childline = link(
  'Childline',
  'https://www.childline.org.uk',
  '0800 1111',
  'For anyone under 19, about anything. Free, day and night.',
);
const citizensAdvice = link(
  'Citizens Advice',
  'https://www.citizensadvice.org.uk',
  '0800 144 8848',
  'Help with money, benefits, work, housing and the law. Free.',
);

export const firstTopics: readonly Topic[] = [
  topic('death', 'Someone’s death', 'This story speaks of someone who has died.', [
    link(
      'Cruse Bereavement Support',
      'https://www.cruse.org.uk',
      '0808 808 1677',
      'For anyone who is grieving. Free.',
    ),
    samaritans,
  ]),
  topic(
    'suicide',
    'Suicide or self-harm',
    'This story speaks of suicide, or of someone hurting themselves.',
    [
      samaritans,
      shout,
      nhs111,
      link(
        'Papyrus HOPELINE247',
        'https://www.papyrus-uk.org',
        '0800 068 4141',
        'For anyone under 35 who thinks of suicide, and for those who worry about them. Free.',
      ),
    ],
  ),
  topic('home-abuse', 'Violence or abuse at home', 'This story speaks of violence or abuse at home.', [
    link(
      'National Domestic Abuse Helpline',
      'https://www.nationaldahelpline.org.uk',
      '0808 2000 247',
      'For women, run by Refuge. Free, day and night.',
    ),
    link(
      'Men’s Advice Line',
      'https://mensadviceline.org.uk',
      '0808 801 0327',
      'For men, run by Respect. Free.',
    ),
  ]),
  topic('sexual-violence', 'Sexual violence', 'This story speaks of sexual violence.', [
    link(
      'Rape and Sexual Abuse Support Line',
      'https://247sexualabusesupport.org.uk',
      '0808 500 2222',
      'For anyone over 16, whenever it happened. Run by Rape Crisis. Free, day and night.',
    ),
    childline,
  ]),
  topic('drink-and-drugs', 'Drink or drugs', 'This story speaks of drink or drugs.', [
    link(
      'FRANK',
      'https://www.talktofrank.com',
      '0300 123 6600',
      'Plain facts about drugs, and where to find help near you.',
    ),
    samaritans,
  ]),
  topic('hate', 'Racism or hate', 'This story speaks of racism, or of hate for who someone is.', [
    link(
      'True Vision',
      'https://www.report-it.org.uk',
      null,
      'How to report it, and who can stand by you. Run by the police.',
    ),
    link(
      'Victim Support',
      'https://www.victimsupport.org.uk',
      '0808 168 9111',
      'For anyone hurt by a crime, reported or not. Free, day and night.',
    ),
    citizensAdvice,
  ]),
  topic('illness', 'Illness or mental health', 'This story speaks of a hard time with body or mind.', [
    nhs111,
    samaritans,
    link('Mind', 'https://www.mind.org.uk', null, 'What helps with your mental health, and who is near you.'),
  ]),
  topic('hardship', 'Money, hunger or losing a home', 'This story speaks of having too little to live on.', [
    citizensAdvice,
    link(
      'Shelter',
      'https://england.shelter.org.uk',
      '0808 800 4444',
      'If you have no home, or may lose it. Free.',
    ),
    link(
      'Trussell',
      'https://www.trussell.org.uk',
      null,
      'Where the nearest food bank is, and how to get help from it.',
    ),
  ]),
  topic('children-hurt', 'Children being hurt', 'This story speaks of a child being hurt.', [
    childline,
    link(
      'NSPCC',
      'https://www.nspcc.org.uk',
      '0808 800 5000',
      'For grown-ups who worry about a child. Free.',
    ),
  ]),
].map((each, index) => ({ ...each, order: (index + 1) * 10 }));

/** Gives an archive that has no hard subjects yet its first ones. */
export async function ensureFirstTopics(topics: TopicStore): Promise<void> {
  if ((await topics.topics()).length > 0) return;
  for (const each of firstTopics) await topics.save(each);
}

function topic(
  slug: string,
  name: string,
  note: string,
  links: readonly SupportLink[],
): Omit<Topic, 'order'> {
  return { slug: slug as TopicSlug, name, note, links };
}
