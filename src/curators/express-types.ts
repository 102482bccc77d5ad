import type { Guards } from '../web/mount-routes.ts';
import type { Handler } from '../web/routes.ts';

export type Middleware = Guards['curator'][number];
export type PageRequest = Parameters<Handler>[0];
export type PageResponse = Parameters<Handler>[1];
