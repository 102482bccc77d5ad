import type { StoryId } from '../../story/ids.ts';
import { type Neighbourhood, nothingTold, type Theme } from '../../story/places.ts';
import { say } from '../../words/say.ts';
import { firstTexts } from '../first-texts.ts';
import { firstWorkSubject } from '../first-work.ts';
import type { OwnColours, OwnLogo } from '../own.ts';
import { enquiryBoxes, typedEnquiry } from '../places/enquiry-form.ts';
import type { SettingsServices } from '../settings-services.ts';
import { boxesOf, isTextSubject, type TypedTexts } from '../text-subjects.ts';

/** One part of what was set, in words. */
export interface Told {
  readonly label: string;
  readonly text: string;
}

/** What a change's value says, part by part; nothing where there was no such thing. */
export async function toldValue(
  services: SettingsServices,
  subject: string,
  value: unknown,
): Promise<readonly Told[]> {
  if (isTextSubject(subject)) {
    const texts = (value as TypedTexts | null) ?? (await firstTexts(services, subject));
    return boxesOf(subject).map(({ name }) => ({
      label: say(`settings-box-${name}`),
      text: texts[name] ?? '',
    }));
  }
  if (value === null) return [];
  if (subject === 'colours')
    return Object.entries(value as OwnColours).map(([name, text]) => ({
      label: say(`settings-box-${name}`),
      text,
    }));
  if (subject === 'wording') {
    const { version, text } = value as { readonly version: string; readonly text: string };
    return [
      { label: say('settings-wording-version'), text: version },
      { label: say('settings-wording-text'), text },
    ];
  }
  if (subject === firstWorkSubject) return [await toldFirstWork(services, value as StoryId)];
  if (subject === 'logo') {
    const { width, height } = value as OwnLogo;
    return [{ label: say('settings-logo-size'), text: say('settings-logo-pixels', { width, height }) }];
  }
  return toldPlace(value as Theme | Neighbourhood);
}

/** By its title while the public can see it: what is no longer public is no name in a list. */
async function toldFirstWork(services: SettingsServices, id: StoryId): Promise<Told> {
  const text = (await services.toHangFirst(id))?.title ?? say('settings-first-work-gone');
  return { label: say('settings-first-work-story'), text };
}

/** What was written before there were enquiries has none. */
function toldEnquiry({ inNetwork, where, enquiry }: Partial<Neighbourhood>): readonly Told[] {
  const typed = typedEnquiry({ where: where ?? null, enquiry: enquiry ?? nothingTold });
  return [
    {
      label: say('curate-places-network'),
      text:
        inNetwork === undefined
          ? ''
          : say(inNetwork ? 'curate-places-network-in' : 'curate-places-network-out'),
    },
    ...enquiryBoxes.map(({ name }) => ({ label: say(`curate-places-${name}`), text: typed[name] })),
  ];
}

function toldPlace(place: Theme | Neighbourhood): readonly Told[] {
  return [
    { label: say('curate-places-name'), text: place.name },
    { label: say('curate-places-about'), text: place.about },
    { label: say('curate-places-order'), text: String(place.order) },
    {
      label: say('curate-places-stories'),
      text: say(place.open ? 'curate-places-open' : 'curate-places-closed'),
    },
    ...('colour' in place
      ? [{ label: say('curate-places-colour'), text: say('curate-colour', { colour: place.colour }) }]
      : toldEnquiry(place)),
  ];
}

/** What a change was about, by name. */
export function toldSubject(subject: string, ...values: readonly unknown[]): string {
  const [kind, slug] = subject.split('/');
  if (slug === undefined) return say(`settings-title-${subject}`);
  const named = values.find((value) => value !== null) as { readonly name?: string } | undefined;
  const name = named?.name ?? slug;
  return kind === 'theme' ? say('settings-theme-named', { name }) : say('settings-place-named', { name });
}
