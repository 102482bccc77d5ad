import type { Exhibition } from '../../story/exhibitions.ts';
import { setApart } from '../../story/text/plain-text.ts';
import { one, readQuery } from '../../web/read-form.ts';
import type { Handler, Routes } from '../../web/routes.ts';
import { say } from '../../words/say.ts';
import type { KioskServices } from '../kiosk-services.ts';
import { shownAt } from './hanging.ts';
import { ownExhibition, type PageRequest, type PageResponse } from './own-exhibitions.ts';
import type { Plays } from './play-store.ts';
import { beginOf, countPlays, type PlaysSpan, playsSpans } from './plays-counts.ts';
import { playsAsCsv } from './plays-file.ts';
import { panelOf, pictureSize, titleSize } from './plays-picture.ts';
import { playsTable } from './plays-table.ts';

/** What visitors did in an exhibition, by the hour: counts, and nothing about who. On a page, as a picture and as a file. */
export function playsRoutes(services: KioskServices): Routes {
  const path = '/curate/exhibitions/of/:exhibition/plays';
  return [
    { method: 'get', path, permission: 'curator', handle: showPlays(services) },
    { method: 'get', path: `${path}/picture.svg`, permission: 'curator', handle: sendPicture(services) },
    { method: 'get', path: `${path}/counts.csv`, permission: 'curator', handle: sendFile(services) },
  ];
}

/** The hours and days of a week fit on a page. */
const week: PlaysSpan = '7';

function showPlays(services: KioskServices): Handler {
  return async (request, response) => {
    const { exhibition, span, plays, now } = await asked(services, request, response);
    const { name, slug } = exhibition;
    const { total, byTime, byHour, byStory, isByMonth } = countPlays(plays, span, now);
    const surface = shownAt(services.published, slug);
    const stories = await Promise.all(
      byStory.map(async ({ story, opened, started, finished }) => {
        const view = await surface.story(story);
        const hasTime = !view || view.media.some(({ form }) => form === 'sound' || form === 'film');
        const title = view?.title ?? say('kiosk-plays-gone');
        return { title, lang: view?.language, opened, started, finished, hasTime };
      }),
    );
    const address = `/curate/exhibitions/of/${slug}/plays`;
    response.render('curate/exhibition-plays', {
      title: say('kiosk-plays-title', { exhibition: setApart(name) }),
      private: true,
      bodyClass: 'curate',
      name,
      spans: playsSpans.map((each) => ({
        address: `${address}?days=${each}`,
        label: say(`kiosk-plays-span-${each}`),
        isHere: each === span,
      })),
      total: say(`kiosk-plays-total-${span}`, { total: total.opened }),
      picture: `${address}/picture.svg?days=${span}`,
      ...pictureSize,
      file: `${address}/counts.csv?days=${span}`,
      byTime,
      byTimeTitle: timeTitle(isByMonth),
      byHour,
      stories,
      ...(span === week
        ? playsTable(
            plays,
            byTime.map((day) => day.name),
          )
        : {}),
    });
  };
}

function sendPicture(services: KioskServices): Handler {
  return async (request, response) => {
    const { exhibition, span, plays, now } = await asked(services, request, response);
    const { byTime, byHour, isByMonth } = countPlays(plays, span, now);
    response.set('Cache-Control', 'private, no-store').type('image/svg+xml');
    response.render('curate/plays-picture', {
      layout: false,
      title: say('kiosk-plays-title', { exhibition: setApart(exhibition.name) }),
      titleSize: titleSize(exhibition.name),
      span: say(`kiosk-plays-span-${span}`),
      ...pictureSize,
      panels: [panelOf(timeTitle(isByMonth), byTime, 150), panelOf(say('kiosk-plays-by-hour'), byHour, 490)],
    });
  };
}

function sendFile(services: KioskServices): Handler {
  return async (request, response) => {
    const { exhibition, span, plays, now } = await asked(services, request, response);
    const surface = shownAt(services.published, exhibition.slug);
    const stories = [...new Set(plays.map(({ story }) => story))];
    const titles = new Map(
      await Promise.all(stories.map(async (id) => [id, (await surface.story(id))?.title] as const)),
    );
    const day = now.toISOString().slice(0, 10);
    response.set({
      'Cache-Control': 'private, no-store',
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="visits-${exhibition.slug}-${span}-${day}.csv"`,
    });
    response.send(
      playsAsCsv(plays, (story) => titles.get(story as Plays['story']) ?? say('kiosk-plays-gone')),
    );
  };
}

const timeTitle = (isByMonth: boolean) =>
  isByMonth ? say('kiosk-plays-by-month') : say('kiosk-plays-by-day');

async function asked(services: KioskServices, request: PageRequest, response: PageResponse) {
  const exhibition: Exhibition = await ownExhibition(services.exhibitions, request, response);
  const { days } = readQuery(request, { days: one });
  const span = playsSpans.find((each) => each === days) ?? week;
  const now = services.now();
  const plays = await services.plays.since(exhibition.slug, beginOf(span, now));
  return { exhibition, span, plays, now };
}
