import type { Problem } from '../web/form-fields.ts';
import { byField } from '../web/form-fields.ts';
import { one, readForm } from '../web/read-form.ts';
import type { Handler, PageResponse, Routes } from '../web/routes.ts';
import { signedIn } from '../web/signed-in.ts';
import { say } from '../words/say.ts';
import { firstTexts } from './first-texts.ts';
import { setOwn } from './set-own.ts';
import { settingsAddress } from './settings-page.ts';
import type { SettingsServices } from './settings-services.ts';
import { boxesOf, readTexts, type TextSubject, type TypedTexts, textSubjects } from './text-subjects.ts';

/** The forms for what a group says in words of its own: its name and contact, its home page, the programme's pages. */
export function textRoutes(services: SettingsServices): Routes {
  return textSubjects.flatMap((subject): Routes => {
    const path = `${settingsAddress}/${subject}`;
    return [
      { method: 'get', path, permission: 'admin', handle: show(services, subject) },
      { method: 'post', path, permission: 'admin', handle: save(services, subject) },
    ];
  });
}

function show(services: SettingsServices, subject: TextSubject): Handler {
  return async (_request, response) => {
    const last = await services.log.last(subject);
    const typed = (last?.now as TypedTexts | null) ?? (await firstTexts(services, subject));
    render(response, subject, { typed, seen: last?.number ?? 0, errors: [], saidNow: null });
  };
}

function save(services: SettingsServices, subject: TextSubject): Handler {
  return async (request, response) => {
    const boxes = Object.fromEntries(boxesOf(subject).map(({ name }) => [name, one]));
    const { seen, ...sent } = readForm(request, { ...boxes, seen: one });
    const { typed, errors } = readTexts(subject, sent as TypedTexts);
    const was = Number(seen) || 0;
    if (errors.length > 0)
      return render(response.status(422), subject, { typed, seen: was, errors, saidNow: null });
    const set = await setOwn(services, { subject, now: typed, by: signedIn(response).id, seen: was });
    if (!set.saved) {
      // What was typed stays in its boxes, beside what was saved meanwhile.
      return render(response.status(409), subject, {
        ...{ typed, seen: set.last?.number ?? 0 },
        errors: [{ field: boxesOf(subject)[0]?.name ?? '', message: say('settings-changed-meanwhile') }],
        saidNow: set.last?.now as TypedTexts,
      });
    }
    response.redirect(303, `${settingsAddress}?done=saved`);
  };
}

interface Form {
  readonly typed: TypedTexts;
  /** The number of the change that the writer has before their eyes. */
  readonly seen: number;
  readonly errors: readonly Problem[];
  /** What somebody else has saved meanwhile. */
  readonly saidNow: TypedTexts | null;
}

function render(response: PageResponse, subject: TextSubject, { typed, seen, errors, saidNow }: Form): void {
  const problem = byField(errors);
  response.render('settings/texts', {
    ...{ title: say(`settings-title-${subject}`), private: true, bodyClass: 'curate' },
    ...{ subject, seen, errors },
    about: say(`settings-about-${subject}`),
    boxes: boxesOf(subject).map(({ name, lines, most }) => ({
      partial: lines === 'one' ? 'field/text' : 'field/textarea',
      name,
      label: say(`settings-box-${name}`),
      hint: lines === 'page' ? say('settings-page-hint') : say(`settings-hint-${name}`, { most }),
      value: typed[name] ?? '',
      error: problem[name],
      autocomplete: 'off',
      rows: lines === 'page' ? 24 : 4,
      saidNow: saidNow?.[name],
    })),
    saidNow,
  });
}
