import { say } from '../words/say.ts';
import type { PageResponse } from './exhibitions/own-exhibitions.ts';

/** What a curator typed, to copy. */
interface Unsaved {
  readonly name: string;
  readonly label: string;
  readonly words: string;
}

/** Says that somebody else saved the exhibition or screen first, and leads to what they saved. Nothing was changed. */
export function renderConflict(
  response: PageResponse,
  { what, address, unsaved = [] }: { what: string; address: string; unsaved?: readonly Unsaved[] },
): void {
  response.status(409).render('curate/kiosk-conflict', {
    title: say('kiosk-conflict-title'),
    private: true,
    bodyClass: 'curate',
    what,
    address,
    unsaved,
  });
}
