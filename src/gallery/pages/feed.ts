import type { PublishedStoryView } from '../../publish/published-stories.ts';
import { summaryOf } from '../../story/text/set-text.ts';
import type { Topic } from '../../story/topics.ts';
import { type ContentNote, contentNote } from '../../words/content-note.ts';
import { formLine } from '../../words/kinds.ts';
import { say, spokenLanguage } from '../../words/say.ts';
import { firstPicture } from '../works/picture.ts';
import { storyAddress } from '../works/plate.ts';
import { attribute, element } from './xml.ts';

/** What an Atom feed says beside its stories (RFC 4287). */
export interface FeedFrame {
  readonly publicUrl: URL;
  readonly path: string;
  readonly title: string;
  readonly subtitle: string;
  readonly topics: readonly Topic[];
}

/**
 * The newest stories as an Atom feed. Each one's address is its id. Anonymous names nobody (P7); a hard story has its
 * content note where others have their picture and words (P11).
 */
export function atomFeed(stories: readonly PublishedStoryView[], frame: FeedFrame): string {
  const at = (path: string) => new URL(path, frame.publicUrl).href;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" ${attribute('xml:lang', spokenLanguage())}>`,
    element('title', frame.title),
    element('subtitle', frame.subtitle),
    element('id', at(frame.path)),
    `<link rel="self" type="application/atom+xml" ${attribute('href', at(frame.path))}/>`,
    `<link rel="alternate" type="text/html" ${attribute('href', at('/'))}/>`,
    element('updated', newest(stories).toISOString()),
    ...stories.map((story) => entry(story, contentNote(story, frame.topics), at)),
    '</feed>\n',
  ].join('\n');
}

function entry(story: PublishedStoryView, note: ContentNote | null, at: (path: string) => string): string {
  const address = at(storyAddress(story));
  const said = note?.line ?? (summaryOf(story.words) || formLine(story.media));
  return [
    `<entry ${attribute('xml:lang', story.language)}>`,
    element('title', story.title),
    element('id', address),
    `<link rel="alternate" type="text/html" ${attribute('href', address)}/>`,
    element('published', story.publishedAt.toISOString()),
    element('updated', story.publishedAt.toISOString()),
    `<author>${element('name', story.credit ?? say('gallery-anonymous'))}</author>`,
    ...story.makers.map((name) => `<contributor>${element('name', name)}</contributor>`),
    ...story.themes.map((theme) => `<category ${attribute('term', theme)}/>`),
    element('summary', said, note ? attribute('xml:lang', spokenLanguage()) : ''),
    ...(note ? [] : pictureOf(story, said, at)),
    '</entry>',
  ].join('\n');
}

/** The picture above the summary, as HTML that is escaped once more to stand in XML. */
function pictureOf(story: PublishedStoryView, said: string, at: (path: string) => string): readonly string[] {
  const picture = firstPicture(story);
  if (!picture) return [];
  const { width, height, alt } = picture;
  const image = `<img ${attribute('src', at(picture.src))} width="${width}" height="${height}" ${attribute('alt', alt)}>`;
  return [element('content', `<p>${image}</p>${element('p', said)}`, 'type="html"')];
}

// A feed of nothing still has to say when; so it is as old as time is to a computer.
function newest(stories: readonly PublishedStoryView[]): Date {
  return new Date(Math.max(0, ...stories.map(({ publishedAt }) => publishedAt.getTime())));
}
