import type { Request, Response } from 'express';
import type { Contact } from '../story/stores/contact-store.ts';
import type { SentStory } from '../story/story.ts';
import { isBlank } from '../story/text/plain-text.ts';
import {
  contactFields,
  contactShape,
  guardianFields,
  guardianShape,
  readContact,
  readGuardian,
  type TypedContact,
  type TypedGuardian,
  typedContact,
} from '../telling/contact-details.ts';
import type { Problem } from '../web/form-fields.ts';
import { renderPrivate } from '../web/private-page.ts';
import { readForm } from '../web/read-form.ts';
import type { Routes } from '../web/routes.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';
import { mayChange, seenOf } from './change.ts';
import { renderErasure } from './erasure-page.ts';
import { findOwnStory, myStoryAddress } from './own-story.ts';

interface Typed {
  readonly contact: TypedContact;
  readonly guardian: TypedGuardian;
}

/** How to reach the storyteller: kept apart from the story, so nobody looks at a change of it, and it counts at once (P12). */
export function contactRoutes(services: WithdrawServices): Routes {
  const { contacts, stories } = services;

  async function showContact(request: Request, response: Response): Promise<void> {
    const own = await findOwnStory(services, request);
    const { story, code } = own;
    if (!mayChange(story)) return renderErasure(response, own);
    const known = await contacts.find(story.id);
    const guardian = known?.guardian ?? { name: '', reach: '' };
    render(response, story, code, { contact: typedContact(known), guardian }, []);
  }

  async function saveContact(request: Request, response: Response): Promise<void> {
    const { story, code } = await findOwnStory(services, request);
    const home = myStoryAddress(code);
    if (!mayChange(story)) return response.redirect(303, home);
    const sent = readForm(request, { ...contactShape, ...guardianShape });
    const typed: Typed = {
      contact: sent,
      guardian: { name: sent['guardian-name'], reach: sent['guardian-reach'] },
    };
    const read = readContact(typed.contact);
    const guarded = readGuardianOf(story, typed.guardian);
    const problems = [...read.problems, ...guarded.problems];
    if (problems.length > 0) {
      response.status(422);
      return render(response, story, code, typed, problems);
    }
    await keep(story, { ...read.contact, guardian: guarded.guardian });
    response.redirect(303, `${home}?done=contact`);
  }

  async function keep(story: SentStory, given: Pick<Contact, 'email' | 'phone' | 'guardian'>): Promise<void> {
    if (!given.email && !given.phone && !given.guardian) return contacts.remove(story.id);
    const known = await contacts.find(story.id);
    // A new address hears of what comes from now on, and not of all that has been.
    await contacts.save({ of: story.id, ...given, toldUpTo: known?.email ? known.toldUpTo : seenOf(story) });
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
function readGuardianOf(story: SentStory, typed: TypedGuardian) {
  const isEmpty = isBlank(typed.name) && isBlank(typed.reach);
  if (story.age === 'adult' || isEmpty) return { guardian: null, problems: [] };
  return readGuardian(typed);
}

function render(
  response: Response,
  story: SentStory,
  code: string,
  typed: Typed,
  problems: readonly Problem[],
): void {
  const home = myStoryAddress(code);
  const guardian =
    story.age === 'adult'
      ? []
      : [{ heading: 'Your parent or guardian', fields: guardianFields(typed.guardian, problems) }];
  renderPrivate(response, 'my-story/change', {
    title: 'How we can reach you',
    storyTitle: story.title,
    storyLanguage: story.language,
    lead: [
      'You need not give us any. We write or call about this story only, and never show these to anyone else.',
      'Empty the boxes and save, and we forget them at once.',
    ],
    parts: [{ heading: null, fields: contactFields(typed.contact, problems) }, ...guardian],
    button: 'Save how to reach me',
    home,
    action: `${home}/contact`,
    errors: problems.length > 0 ? problems : null,
  });
}
