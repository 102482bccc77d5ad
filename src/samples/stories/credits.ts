import type { Credit } from '../../story/telling.ts';

export const first = (name: string): Credit => ({ kind: 'first-name', name });
export const anonymous: Credit = { kind: 'anonymous' };
