import type { Request } from 'express';
import { z } from 'zod';
import { BadRequest } from '../errors.ts';
import { cleanText } from '../story/text/plain-text.ts';
import { say } from '../words/say.ts';

const asTyped = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => !value.includes('\0'))
    .default('');
const text = (most: number) => asTyped(most).transform((value) => cleanText(value));

/**
 * One value; missing is "". Line ends become "\n", characters that no text has (NUL) are refused, what could turn the page
 * around it goes, and text of which nothing can be seen is "".
 */
export const one = text(100_000);
/** The same for a whole transcript or its captions; for routes with a `longBody`. */
export const long = text(400_000);
/** A password, letter by letter as it was typed. */
export const secret = asTyped(100_000);

/** Any number of values, as from checkboxes; missing is []. */
export const many = z
  .union([z.string().transform((text) => [text]), z.array(z.string().max(1000)).max(100)])
  .default([]);

/**
 * Parses a form's fields into scalars by schema (S9): a repeated field, an unknown name, an operator such as
 * "title[$ne]" is a bad request. What the words say is for the feature to judge.
 * @throws BadRequest
 */
export function readForm<Shape extends z.ZodRawShape>(request: Pick<Request, 'body'>, shape: Shape) {
  return parse(request.body ?? {}, shape);
}

/** The same for the query string; unknown names are dropped, since links from elsewhere add their own. */
export function readQuery<Shape extends z.ZodRawShape>(request: Request, shape: Shape) {
  const known = Object.fromEntries(
    Object.entries(request.query).filter(([name]) => Object.hasOwn(shape, name)),
  );
  return parse(known, shape);
}

function parse<Shape extends z.ZodRawShape>(source: unknown, shape: Shape) {
  const parsed = z.strictObject(shape).safeParse(source);
  if (parsed.success) return parsed.data;
  throw new BadRequest(say('errors-form-unreadable'));
}
