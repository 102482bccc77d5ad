import { NotFound } from '../errors.ts';
import { exhibitionUse } from '../story/consent.ts';
import type { Exhibition } from '../story/exhibitions.ts';
import { parseExhibitionSlug } from '../story/ids.ts';
import { one, readForm, readQuery } from '../web/read-form.ts';
import type { Handler, Routes } from '../web/routes.ts';
import { type FieldError, readExhibition, type TypedExhibition, typedAsStored } from './exhibition-form.ts';
import type { KioskServices } from './kiosk-services.ts';

type PageRequest = Parameters<Handler>[0];
type PageResponse = Parameters<Handler>[1];

const list = '/curate/exhibitions';

/** Exhibitions by name, so that storytellers can be asked about each. */
export function exhibitionRoutes(services: KioskServices): Routes {
  return [
    { method: 'get', path: list, permission: 'curator', handle: showExhibitions(services) },
    ...[`${list}/add`, `${list}/of/:exhibition`].flatMap(
      (path): Routes => [
        { method: 'get', path, permission: 'curator', handle: showExhibition(services) },
        { method: 'post', path, permission: 'curator', handle: saveExhibition(services) },
      ],
    ),
  ];
}

function showExhibitions(services: KioskServices): Handler {
  return async (request, response) => {
    const { done } = readQuery(request, { done: one });
    const exhibitions = await services.exhibitions.list();
    response.render('curate/exhibitions', {
      title: 'Exhibitions',
      private: true,
      bodyClass: 'curate',
      done: done === 'saved',
      exhibitions: await Promise.all(
        exhibitions.map(async (each) => ({
          ...each,
          stories: await services.published(exhibitionUse(each.slug)).count(),
          change: `${list}/of/${each.slug}`,
          shows: `/curate/shows/${encodeURIComponent(exhibitionUse(each.slug))}`,
        })),
      ),
    });
  };
}

const fresh: TypedExhibition = { name: '', about: '', place: '', opens: '', closes: '', asking: true };

function showExhibition(services: KioskServices): Handler {
  return async (request, response) => {
    const exhibition = await find(services, request);
    render(response, exhibition, exhibition ? typedAsStored(exhibition) : fresh, []);
  };
}

function saveExhibition(services: KioskServices): Handler {
  return async (request, response) => {
    const before = await find(services, request);
    const shape = { name: one, about: one, place: one, opens: one, closes: one, asking: one };
    const fields = readForm(request, shape);
    const typed = { ...fields, asking: fields.asking === 'yes' };
    const { exhibition, errors } = readExhibition(
      typed,
      before?.slug ?? null,
      await services.exhibitions.list(),
    );
    if (!exhibition) return render(response, before, typed, errors);
    await services.exhibitions.save(exhibition);
    response.redirect(303, `${list}?done=saved`);
  };
}

/** The exhibition that the address names, or null on the page that adds one. @throws NotFound for an unknown name. */
async function find(services: KioskServices, request: PageRequest): Promise<Exhibition | null> {
  if (request.params.exhibition === undefined) return null;
  const slug = parseExhibitionSlug(String(request.params.exhibition));
  const exhibition = slug && (await services.exhibitions.find(slug));
  if (!exhibition) throw new NotFound('There is no such exhibition.');
  return exhibition;
}

function render(
  response: PageResponse,
  before: Exhibition | null,
  typed: TypedExhibition,
  errors: readonly FieldError[],
): void {
  const heading = before ? `Change ${before.name}` : 'Add an exhibition';
  response.status(errors.length > 0 ? 422 : 200).render('curate/exhibition', {
    title: heading,
    private: true,
    bodyClass: 'curate',
    heading,
    typed,
    errors: errors.length > 0 ? errors : null,
    problem: Object.fromEntries(errors.map(({ field, message }) => [field, message])),
    askingChoice: [
      {
        value: 'yes',
        label: 'Ask storytellers about this exhibition',
        hint: 'While this is ticked, each new story is asked whether it may show here. A no here counts for this exhibition alone.',
        checked: typed.asking,
      },
    ],
  });
}
