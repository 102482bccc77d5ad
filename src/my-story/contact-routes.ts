import type { Request, Response } from 'express';
import type { Contact } from '../story/stores/contact-store.ts';
import type { SentStory } from '../story/story.ts';
import { oneLine } from '../story/text/plain-text.ts';
import { judgeReach, reachFields } from '../story-form/age.ts';
import { contactField } from '../story-form/contact.ts';
import { type FormContext, textOf, type Values } from '../story-form/field.ts';
import { toldOf } from '../story-form/told.ts';
import type { Problem } from '../web/form-fields.ts';
import { renderPrivate } from '../web/private-page.ts';
import { one, readForm } from '../web/read-form.ts';
import type { Routes } from '../web/routes.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';
import { say } from '../words/say.ts';
import { mayChange } from './change.ts';
import { renderErasure } from './erasure-page.ts';
import { findContext } from './own-context.ts';
import { findOwnStory, myStoryAddress } from './own-story.ts';

const reach = ['guardian-name', 'guardian-reach'] as const;

/** How to reach the storyteller: kept apart from the story, so nobody looks at a change of it, and it counts at once (P12). */
export function contactRoutes(services: WithdrawServices): Routes {
  const { contacts, stories } = services;

  async function showContact(request: Request, response: Response): Promise<void> {
    const own = await findOwnStory(services, request);
    const { story, code } = own;
    if (!mayChange(story)) return renderErasure(response, own);
    const contact = await contacts.find(story.id);
    const context = { ...(await findContext(services)), contact };
    const values = {
      ...contactField.stored(toldOf(story), context),
      'guardian-name': contact?.guardian?.name ?? '',
      'guardian-reach': contact?.guardian?.reach ?? '',
    };
    render(response, story, code, { context, values, problems: [] });
  }

  async function saveContact(request: Request, response: Response): Promise<void> {
    const { story, code } = await findOwnStory(services, request);
    const home = myStoryAddress(code);
    if (!mayChange(story)) return response.redirect(303, home);
    const context = await findContext(services);
    const told = toldOf(story);
    const inputs = { ...contactField.inputs(told, context), 'guardian-name': one, 'guardian-reach': one };
    const values = readForm(request, inputs) as Values;
    const problems = [...contactField.judge(values, told, context), ...judgeGuardian(story, values)];
    if (problems.length > 0) {
      return render(response.status(422), story, code, { context, values, problems });
    }
    const known = await contacts.find(story.id);
    const kept: Contact = {
      ...{ of: story.id, email: null, phone: null },
      guardian: guardianIn(story, values),
      // A new address hears of what comes from now on, and not of all that has been.
      toldUpTo: known?.email ? known.toldUpTo : story.history.length,
    };
    await keep(story, contactField.contact?.(values, told)(kept) ?? kept);
    response.redirect(303, `${home}?done=contact`);
  }

  async function keep(story: SentStory, contact: Contact): Promise<void> {
    if (!contact.email && !contact.phone && !contact.guardian) return contacts.remove(story.id);
    await contacts.save(contact);
    // An erasure that came in between has removed the contact already: this one must not outlive it.
    const latest = await stories.find(story.id);
    if (!latest || !mayChange(latest)) await contacts.remove(story.id);
  }

  const path = '/my-story/:code/contact';
  return [
    { method: 'get', path, permission: 'storyteller', handle: showContact },
    { method: 'post', path, permission: 'storyteller', handle: saveContact },
  ];
}

/** Asked of storytellers under 18 alone; empty where nobody is to be reached. */
const hasGuardian = ({ age }: SentStory, values: Values) =>
  age !== 'adult' && reach.some((name) => textOf(values, name) !== '');

function judgeGuardian(story: SentStory, values: Values): readonly Problem[] {
  return hasGuardian(story, values) ? reach.flatMap((name) => judgeReach(values, name)) : [];
}

function guardianIn(story: SentStory, values: Values): Contact['guardian'] {
  if (!hasGuardian(story, values)) return null;
  return { name: oneLine(textOf(values, 'guardian-name')), reach: oneLine(textOf(values, 'guardian-reach')) };
}

interface Shown {
  readonly context: FormContext;
  readonly values: Values;
  readonly problems: readonly Problem[];
}

function render(response: Response, story: SentStory, code: string, shown: Shown): void {
  const { context, values, problems } = shown;
  const home = myStoryAddress(code);
  const guardian =
    story.age === 'adult'
      ? []
      : [{ heading: say('my-story-guardian-heading'), fields: reachFields(values, problems) }];
  renderPrivate(response, 'my-story/change', {
    title: say('my-story-title-contact'),
    storyTitle: story.title,
    storyLanguage: story.language,
    lead: [say('my-story-contact-lead'), say('my-story-contact-forget')],
    parts: [{ fields: contactField.view(values, problems, toldOf(story), context) }, ...guardian],
    button: say('my-story-save-contact'),
    home,
    action: `${home}/contact`,
    errors: problems.length > 0 ? problems : null,
  });
}
