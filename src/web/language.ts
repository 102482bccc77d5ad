import type { RequestHandler } from 'express';
import { inLanguage, languages } from '../words/say.ts';

/** Answers in the first language of the asker's that the archive has words in; in English where it has none. */
export const answerInTheirLanguage: RequestHandler = (request, response, next) => {
  if (languages.length > 1) response.vary('Accept-Language');
  inLanguage(request.acceptsLanguages([...languages]) || '', next);
};
