import type { UpkeepReport } from '../upkeep-report.ts';
import { archive, type Finding } from './trouble.ts';

const day = 86_400_000;
const certificateDays = 14;

/** A backup or a look over all files that did not go well; one that nobody has set up is no trouble. */
export function findReport(kind: 'backup' | 'fixity', report: UpkeepReport | null): Finding {
  if (!report) return { kind, about: archive, sign: 'unknown' };
  const { isWell, at, words } = report;
  return { kind, about: archive, sign: isWell ? 'well' : 'trouble', since: at, facts: { words } };
}

/** @param end of the certificate that visitors' browsers are shown; null where there is none to be had. */
export function findCertificate(end: Date | null, now: Date): Finding {
  if (!end) return { kind: 'certificate', about: archive, sign: 'unknown' };
  const isNear = end.getTime() - now.getTime() < certificateDays * day;
  return {
    kind: 'certificate',
    about: archive,
    sign: isNear ? 'trouble' : 'well',
    facts: { untilAt: end.getTime() },
  };
}

/** @param largest how many records the largest list has, where they are too many; null before that was asked. */
export function findOutgrown(largest: { readonly records: number | null } | null): Finding {
  const records = largest?.records ?? 0;
  const sign = largest === null ? 'unknown' : records > 0 ? 'trouble' : 'well';
  return { kind: 'outgrown', about: archive, sign, facts: { records } };
}

/**
 * The wording that people agree to is to be read again from time to time. A version is as old as its name says, "2026-11", or
 * as when somebody said that it is still good. @param months null where nobody wants to be asked.
 */
export function findConsentReview(
  version: string,
  read: UpkeepReport | null,
  months: number | null,
  now: Date,
): Finding {
  const [year = 0, month = 1] = version.slice(0, 7).split('-').map(Number);
  const made = new Date(Date.UTC(year, month - 1));
  const last = read && read.at > made ? read.at : made;
  const due = new Date(last);
  due.setUTCMonth(due.getUTCMonth() + (months ?? 0));
  return {
    kind: 'consent',
    about: archive,
    sign: months !== null && now >= due ? 'trouble' : 'well',
    facts: { lastAt: last.getTime() },
  };
}
