import type { OwnLogo } from '../own.ts';

/** Another picture has another address, so that it can be kept for ever. */
export const logoAddress = ({ sha256 }: Pick<OwnLogo, 'sha256'>): string =>
  `/own/logo.png?v=${sha256.slice(0, 16)}`;
