import type { Credit } from '../../story/credit.ts';

export const first = (name: string): Credit => ({ kind: 'first-name', name });
export const anonymous: Credit = { kind: 'anonymous' };
