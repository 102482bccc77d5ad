import type { Logger } from '../logger.ts';
import { afterEach, type RequestObserver } from './observed.ts';

/** A line a request: the route's pattern, never the address itself, which may hold a private code (S15). */
export function requestLog(logger: Logger): readonly RequestObserver[] {
  if (!logger.isLevelEnabled('debug')) return [];
  return [afterEach(({ cut, ...line }) => logger.debug({ ...line, ...(cut && { cut: true }) }, 'request'))];
}
