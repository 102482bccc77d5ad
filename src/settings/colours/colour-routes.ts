import type { Problem } from '../../web/form-fields.ts';
import { byField } from '../../web/form-fields.ts';
import { one, readForm, readQuery } from '../../web/read-form.ts';
import type { Handler, PageResponse, Routes } from '../../web/routes.ts';
import { signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { OwnColours } from '../own.ts';
import { setOwn } from '../set-own.ts';
import { settingsAddress } from '../settings-page.ts';
import type { SettingsServices } from '../settings-services.ts';
import { colourBoxes, readColours, type TypedColours } from './colour-form.ts';
import { ownSheet, ownSheetAddress } from './own-sheet.ts';

const subject = 'colours';
const path = `${settingsAddress}/${subject}`;
const boxes = { accent: one, field: one };

/** As public/css/visitors.css has them. */
const archivesOwn: TypedColours = { accent: '#1e1b19', field: '#24211f' };

/** A group's own colours: chosen, looked at, kept, and given to every page as a style sheet. */
export function colourRoutes(services: SettingsServices): Routes {
  return [
    { method: 'get', path, permission: 'admin', handle: show(services) },
    { method: 'post', path, permission: 'admin', handle: save(services) },
    { method: 'get', path: `${path}/preview.css`, permission: 'admin', handle: sendPreview },
    { method: 'get', path: '/own/colours.css', permission: 'everyone', handle: sendSheet(services) },
  ];
}

function show(services: SettingsServices): Handler {
  return async (_request, response) => {
    const last = await services.log.last(subject);
    const typed = (last?.now as OwnColours | null) ?? archivesOwn;
    render(response, { typed, seen: last?.number ?? 0, errors: [], nearest: null });
  };
}

function save(services: SettingsServices): Handler {
  return async (request, response) => {
    const { seen, go, ...typed } = readForm(request, { ...boxes, seen: one, go: one });
    const was = Number(seen) || 0;
    const { colours, errors, nearest } = readColours(typed);
    if (go === 'nearest') return render(response, { typed: nearest, seen: was, errors: [], nearest: null });
    if (!colours) return render(response.status(422), { typed, seen: was, errors, nearest });
    if (go === 'look') return render(response, { typed: colours, seen: was, errors: [], nearest: null });
    const set = await setOwn(services, { subject, now: colours, by: signedIn(response).id, seen: was });
    if (!set.saved) {
      const errors = [{ field: 'accent', message: say('settings-changed-meanwhile') }];
      return render(response.status(409), { typed, seen: set.last?.number ?? 0, errors, nearest: null });
    }
    response.redirect(303, `${settingsAddress}?done=saved`);
  };
}

interface Form {
  readonly typed: TypedColours;
  readonly seen: number;
  readonly errors: readonly Problem[];
  /** What can be read in its place, where something cannot. */
  readonly nearest: TypedColours | null;
}

function render(response: PageResponse, { typed, seen, errors, nearest }: Form): void {
  const problem = byField(errors);
  const looked = readColours(nearest ?? typed);
  response.render('settings/colours', {
    ...{ title: say('settings-title-colours'), private: true, bodyClass: 'curate', seen, errors },
    about: say('settings-about-colours'),
    boxes: colourBoxes.map((name) => ({
      ...{ name, label: say(`settings-box-${name}`), hint: say(`settings-hint-${name}`) },
      ...{ value: typed[name], error: problem[name], autocomplete: 'off', spellcheck: 'false' },
    })),
    nearest: nearest && looked.colours ? looked.nearest : null,
    // A page has no styles in itself: what it shows comes from an address that says which colours.
    preview: looked.colours && `${path}/preview.css?${new URLSearchParams({ ...looked.nearest })}`,
  });
}

const sendPreview: Handler = (request, response) => {
  const { colours } = readColours(readQuery(request, boxes));
  const sheet = colours ? ownSheet(colours, '.own-preview') : '';
  response.set('Cache-Control', 'no-store').type('css').send(sheet);
};

function sendSheet({ own }: SettingsServices): Handler {
  return async (request, response) => {
    const { colours } = await own.current();
    const isNamed = colours !== null && request.originalUrl === ownSheetAddress(colours);
    // Whoever still has a page with the colours of before gets those of now, and asks again.
    const forHowLong = isNamed ? 'max-age=31536000, immutable' : 'max-age=0, must-revalidate';
    response
      .set('Cache-Control', `public, ${forHowLong}`)
      .type('css')
      .send(colours ? ownSheet(colours) : '');
  };
}
