import type { Neighbourhood } from '../../story/places.ts';
import type { Problem } from '../../web/form-fields.ts';
import { byField } from '../../web/form-fields.ts';
import { say } from '../../words/say.ts';
import { type Curator, canSignIn, displayName, roleName, roles } from '../curator.ts';
import { hasSecondStep } from '../second-step/second-step.ts';
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
    title: say('curate-people-title'),
    private: true,
    bodyClass: 'curate',
    people: people
      .filter((curator) => curator.email !== null)
      .map((curator) => personLine(curator, me, now, neighbourhoods)),
    form,
    fields: neighbourhoodFields(form, neighbourhoods),
    roles: roles.map((role) => ({
      value: role,
      label: roleName(role),
      hint: say('curate-role-about', { role }),
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
    me: curator.id === me ? 'yes' : 'no',
    role: roleName(role),
    isCurator: role === 'curator',
    otherRoles: roles.filter((other) => other !== role),
    active: curator.active,
    hasSecondStep: hasSecondStep(curator) && curator.id !== me,
    step: hasSecondStep(curator) ? say('curate-person-second-step') : null,
    state: curator.active ? 'open' : 'closed',
    standing: standing(curator, now),
    looksAfter:
      role === 'facilitator' ? say('curate-person-no-stories') : neighbourhoodWords(curator, neighbourhoods),
  };
}

function standing(curator: Curator, now: Date): string {
  if (!curator.active) return say('curate-person-closed');
  if (canSignIn(curator)) return say('curate-person-active');
  const open = curator.invitation !== null && curator.invitation.expiresAt > now;
  return open ? say('curate-person-invited') : say('curate-person-invitation-over');
}
