import type { Role } from '../curator.ts';

const nowhere = 'http://nowhere.invalid';
const forCurators = /^\/curate(?:\/(?!sign-|welcome)|$)/;
const forFacilitators = /^\/curate\/(?:help|account(?:\/.*)?)$/;

/** Where somebody who has signed in begins. */
export function homeOf(role: Role): string {
  return role === 'facilitator' ? '/curate/help' : '/curate';
}

/** `path` where it leads to a page on this very site that the role may know; its home otherwise. Never to another site. */
export function pathFor(role: Role, path: string): string {
  if (!path.startsWith('/') || !URL.canParse(path, nowhere)) return homeOf(role);
  const url = new URL(path, nowhere);
  const pages = role === 'facilitator' ? forFacilitators : forCurators;
  const ours = url.origin === nowhere && pages.test(url.pathname);
  return ours ? `${url.pathname}${url.search}` : homeOf(role);
}
