import type { GalleryPage, PublishedStoryView } from '../../publish/published-stories.ts';
import type { Exhibition } from '../../story/exhibitions.ts';
import type { StoryId } from '../../story/ids.ts';
import { shownForms } from '../../story/media.ts';
import type { Neighbourhood, Theme } from '../../story/places.ts';
import { setApart } from '../../story/text/plain-text.ts';
import { openingOf } from '../../story/text/set-text.ts';
import { openingWords } from '../../story-form/days/open-days.ts';
import { formLine, kindName } from '../../words/kinds.ts';
import { say } from '../../words/say.ts';
import { fittingFiles } from '../player/fitting-files.ts';
import { bytesOf, screenStory } from '../player/screen-story.ts';
import { typedRule } from './choosing-form.ts';
import { fits } from './picked.ts';
import { glassOf, previewAddress, previewFiles } from './preview-routes.ts';

export interface ChoosingView {
  readonly exhibition: Exhibition;
  readonly hanging: readonly PublishedStoryView[];
  /** What may show there and fits the search, a page of it. */
  readonly found: GalleryPage;
  readonly search: string;
  readonly now: Date;
  readonly themes: readonly Theme[];
  readonly neighbourhoods: readonly Neighbourhood[];
  /** Those that are the curator's to choose from. */
  readonly choosable: readonly Neighbourhood[];
  /** A place that was typed for one of those that hang, and is none. */
  readonly misplaced?: { readonly id: StoryId; readonly typed: string };
}

export const storiesAddress = ({ slug }: Pick<Exhibition, 'slug'>) =>
  `/curate/exhibitions/of/${slug}/stories`;

/** The model of views/curate/exhibition-stories. */
export function choosingPage(view: ChoosingView) {
  const { exhibition, hanging, found, search, misplaced } = view;
  const address = storiesAddress(exhibition);
  const hangs = new Set(hanging.map(({ id }) => id));
  const last = hanging.length - 1;
  const wrong = say('kiosk-choosing-place-wrong', { most: hanging.length });
  const rows = hanging.map((story, index) => ({
    ...row(story, view),
    number: index + 1,
    byRule: fits(exhibition.rule, story),
    isFirst: index === 0,
    isLast: index === last,
    typed: misplaced?.id === story.id ? misplaced.typed : '',
    wrong: misplaced?.id === story.id ? wrong : null,
  }));
  return {
    title: say('kiosk-choosing-title', { exhibition: setApart(exhibition.name) }),
    private: true,
    bodyClass: 'curate',
    scripts: ['js/curate/order-stories.js'],
    errors: misplaced ? [{ field: `place-${misplaced.id}`, message: wrong }] : [],
    name: exhibition.name,
    address,
    version: exhibition.version,
    change: `/curate/exhibitions/of/${exhibition.slug}`,
    preview: `${previewAddress(exhibition)}?orientation=`,
    opening: openingWords(exhibition, view.now),
    total: hanging.length,
    bytes: bytesOnScreen(hanging),
    search,
    // Of those that hang, a search shows the ones that have its words; their places are those in the whole.
    hanging: search === '' ? rows : rows.filter(({ id }) => hasWords(id, hanging, search)),
    candidates: found.stories.filter(({ id }) => !hangs.has(id)).map((story) => row(story, view)),
    older: found.older && `${address}?${new URLSearchParams({ q: search, from: found.older })}#more`,
    ...ruleFields(view),
  };
}

function row(story: PublishedStoryView, { exhibition, neighbourhoods }: ChoosingView) {
  return {
    id: story.id,
    title: story.title,
    lang: story.language,
    credit: story.credit ?? say('kiosk-anonymous'),
    place: neighbourhoods.find(({ slug }) => slug === story.neighbourhood)?.name ?? story.neighbourhood,
    forms: formLine(story.media),
    hasNote: story.sensitive.topics.length > 0 || story.sensitive.note !== null,
    sample: story.sample,
    picture: pictureOf(story, exhibition),
    opening: story.media.length === 0 ? openingOf(story.words) : null,
  };
}

/** The first picture, or a sound's drawing, at the size for lists. */
function pictureOf(story: PublishedStoryView, exhibition: Exhibition) {
  const address = previewFiles(exhibition);
  for (const media of story.media) {
    const files = fittingFiles(media, glassOf('landscape'));
    const small = files.find(({ role }) => role === 'thumbnail' || role === 'waveform');
    if (!small) continue;
    const { name, width = 4, height = 3 } = small.rendition;
    return { src: address(story.id, media.id, name), width, height, isWave: small.role === 'waveform' };
  }
  return null;
}

function bytesOnScreen(hanging: readonly PublishedStoryView[]): number {
  const around = {
    glass: glassOf('landscape'),
    neighbourhoods: [],
    topics: [],
    address: null,
    fileAddress: (story: string, media: string, name: string) => `${story}/${media}/${name}`,
  };
  return bytesOf(hanging.map((story) => screenStory(story, around)));
}

function hasWords(id: string, hanging: readonly PublishedStoryView[], search: string): boolean {
  const story = hanging.find((each) => each.id === id);
  const text = `${story?.title} ${story?.words} ${story?.credit ?? ''}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function ruleFields({ exhibition, themes, choosable }: ChoosingView) {
  const rule = typedRule(exhibition);
  return {
    ways: [
      {
        value: 'hand',
        label: say('kiosk-choosing-by-hand'),
        checked: rule.by === 'hand',
      },
      {
        value: 'rule',
        label: say('kiosk-choosing-by-rule'),
        hint: say('kiosk-choosing-by-rule-hint'),
        checked: rule.by === 'rule',
      },
    ],
    themeChoices: themes.map(({ slug, name }) => ({
      value: slug,
      label: name,
      checked: rule.themes.includes(slug),
    })),
    placeChoices: choosable.map(({ slug, name }) => ({
      value: slug,
      label: name,
      checked: rule.neighbourhoods.includes(slug),
    })),
    formChoices: shownForms.map((form) => ({
      value: form,
      label: kindName(form),
      checked: rule.forms.includes(form),
    })),
  };
}
