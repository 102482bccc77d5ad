import { nothingChosen } from '../../story/exhibitions.ts';
import type { KioskServices } from '../kiosk-services.ts';

const day = 24 * 3600_000;

/**
 * At most so many days a screen without a network shows what was taken back, whatever it holds: the longest time of any
 * exhibition, or what is left of a longer one that a screen was given before curators shortened it (P16).
 */
export async function longestLease(
  { exhibitions, screens }: Pick<KioskServices, 'exhibitions' | 'screens'>,
  now: Date,
): Promise<number> {
  const [all, latest] = await Promise.all([exhibitions.list(), screens.latestLease()]);
  const given = latest ? Math.ceil((latest.getTime() - now.getTime()) / day) : 0;
  const usual = all.length > 0 ? [] : [nothingChosen.leaseDays];
  return Math.max(...usual, ...all.map(({ leaseDays }) => leaseDays), given);
}
