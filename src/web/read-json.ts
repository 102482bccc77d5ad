import type { Request } from 'express';
import type { z } from 'zod';
import { BadRequest } from '../errors.ts';
import { say } from '../words/say.ts';

/**
 * Parses a JSON body by schema, as strictly as readForm() does a form (S9). The route says `readsJson`.
 * @throws BadRequest
 */
export function readJson<Schema extends z.ZodType>(request: Request, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(request.body);
  if (parsed.success) return parsed.data;
  throw new BadRequest(say('errors-json-unreadable'));
}
