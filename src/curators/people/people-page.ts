import type { Neighbourhood } from '../../story/places.ts';
import type { Problem } from '../../web/form-fields.ts';
import { byField } from '../by-field.ts';
import { type Curator, canSignIn, displayName, type Role, roles, roleWords } from '../curator.ts';
import { neighbourhoodFields, neighbourhoodWords, type TypedNeighbourhoods } from './neighbourhood-choice.ts';

export interface InviteForm extends TypedNeighbourhoods {
  readonly email: string;
  readonly role: string;
}

export interface PeoplePage {
  readonly people: readonly Curator[];
  readonly neighbourhoods: readonly Neighbourhood[];
  /** The administrator's own id. */
  readonly me: string;
  readonly now: Date;
  readonly done: string | null;
  readonly errors: readonly Problem[];
  readonly form: InviteForm;
}

/** The model of views/curate/people. */
export function peoplePage({ people, neighbourhoods, me, now, done, errors, form }: PeoplePage) {
  return {
    title: 'People',
    private: true,
    bodyClass: 'curate',
    people: people
      .filter((curator) => curator.email !== null)
      .map((curator) => personLine(curator, me, now, neighbourhoods)),
    form,
    fields: neighbourhoodFields(form, neighbourhoods),
    roles: roles.map((role) => ({
      value: role,
      label: roleWords[role].name,
      hint: roleWords[role].about,
      checked: form.role === role,
    })),
    done,
    errors,
    problem: byField(errors),
  };
}

function personLine(curator: Curator, me: string, now: Date, neighbourhoods: readonly Neighbourhood[]) {
  const { role } = curator;
  return {
    id: curator.id,
    name: displayName(curator),
    email: curator.email,
    named: curator.name !== '',
    isMe: curator.id === me,
    role: roleWords[role].name,
    isCurator: role === 'curator',
    otherRoles: roles
      .filter((other) => other !== role)
      .map((other) => ({ value: other, label: withArticle[other] })),
    active: curator.active,
    standing: standing(curator, now),
    looksAfter: role === 'facilitator' ? 'No stories' : neighbourhoodWords(curator, neighbourhoods),
  };
}

const withArticle: Readonly<Record<Role, string>> = {
  facilitator: 'a facilitator',
  curator: 'a curator',
  admin: 'an administrator',
};

function standing(curator: Curator, now: Date): string {
  if (!curator.active) return 'Closed';
  if (canSignIn(curator)) return 'Can sign in';
  const open = curator.invitation !== null && curator.invitation.expiresAt > now;
  return open ? 'Invited, has not come in yet' : 'Invited, but the link has run out';
}
