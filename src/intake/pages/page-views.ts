import type { DeviceId } from '../../story/ids.ts';
import type { DraftStory } from '../../story/story.ts';
import type { FormContext, Values } from '../../story-form/field.ts';
import type { Problem } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';
import { elsewhere } from '../devices/two-devices.ts';
import { typedAt, typedKey, typedValues } from '../devices/typed.ts';
import { type Answer, type FormPage, fieldsOn, isKeptApart, storedOn } from './form-page.ts';
import { backAddress, checkAddress, peoplePage, placeOf, shareAddress } from './form-pages.ts';
import { madeFrom } from './page-lines.ts';
import { addedPeople } from './people-list.ts';

/** A page as it is asked on one device. */
export interface Asked {
  readonly page: FormPage;
  readonly draft: DraftStory;
  readonly context: FormContext;
  readonly fromCheck: FromCheck;
  readonly device: DeviceId;
}

/** True where the asker came from a Change link of the check page, and goes back there. */
export type FromCheck = boolean;

export const readFromCheck = ({ from }: { from: string }): FromCheck => from === 'check';

export const formAddress = (page: FormPage, fromCheck: FromCheck): string =>
  shareAddress(page) + (fromCheck ? '?from=check' : '');

/** What every page of the form has: title, place, way back, where the form goes, errors. */
export function pageModel(page: FormPage, fromCheck: FromCheck, problems: readonly Problem[]) {
  return {
    title: say(page.title),
    telling: true,
    place: placeOf(page),
    back: fromCheck ? checkAddress : backAddress(page),
    action: formAddress(page, fromCheck),
    errors: problems.length > 0 ? problems : null,
  };
}

export type View = ReturnType<typeof viewOf>;

/** The page as it opens: with the answer, or with what was typed here and not sent; `take` names words of another device. */
export function freshView(asked: Asked, take: string) {
  const { page, draft, context, device } = asked;
  const taken = draft.typed.find((typed) => typed.question === page.slug && typedKey(typed) === take);
  const typed = taken ?? typedAt(draft, page.slug, device);
  const values = typed && typedValues(page, typed, draft, context);
  if (!typed || !values) return viewOf(asked, storedOn(page, draft, context), {});
  return viewOf(
    asked,
    values,
    taken ? { taken: take, over: typed.madeFrom } : { kept: true, over: typed.madeFrom },
  );
}

/** The page after a form with problems: with what was sent, each sentence at its field. */
export function answeredView(asked: Asked, { values, problems }: Answer, form: Sent) {
  return viewOf(asked, values, { problems, over: form.madeFrom, taken: form.taken });
}

/** The page after a form that would have written over another device's answer: both are shown, nothing is saved. */
export function overtakenView(asked: Asked, { values }: Answer, form: Sent) {
  const view = viewOf(asked, values, { over: form.madeFrom, taken: form.taken });
  return { ...view, title: say('share-overtaken-page-title', { title: view.title }), overtaken: true };
}

interface Sent {
  readonly madeFrom: string;
  readonly taken: string;
}

interface Shown {
  readonly problems?: readonly Problem[];
  /** What the words in the fields were typed over. */
  readonly over?: string;
  readonly taken?: string;
  /** The fields hold what was typed here before. */
  readonly kept?: boolean;
}

function viewOf(asked: Asked, values: Values, shown: Shown) {
  const { page, draft, context, fromCheck } = asked;
  const { problems = [], over = '', taken = '', kept = false } = shown;
  const action = formAddress(page, fromCheck);
  const now = madeFrom(page, draft, context);
  const { changed, unsent } = elsewhere(asked, values, over || now, taken);
  const isKept = !isKeptApart(page);
  return {
    ...pageModel(page, fromCheck, problems),
    heading: page.firstIsHeading ? null : say(page.title),
    lead: page.lead ? say(page.lead) : null,
    fields: fieldsOn(page, values, problems, draft, context),
    list: page === peoplePage ? addedPeople(draft) : null,
    // Whatever another device answered since stands on this very page.
    madeFrom: now,
    taken,
    kept,
    overtaken: false,
    changed,
    unsent: unsent.map((words) => ({
      ...words,
      take: `${action}${fromCheck ? '&' : '?'}take=${words.key}`,
    })),
    typedAddress: isKept ? `/share/typed/${page.slug}` : null,
    scripts: isKept ? ['js/share/typed.js'] : [],
  };
}
