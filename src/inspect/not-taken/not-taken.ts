import type { NotTaken } from '../file-kind.ts';
import { documentsNotTaken } from './not-taken-documents.ts';
import { othersNotTaken } from './not-taken-others.ts';
import { picturesNotTaken } from './not-taken-pictures.ts';
import { projectsNotTaken } from './not-taken-projects.ts';
import { recordingsNotTaken } from './not-taken-recordings.ts';

/** Every kind of file that we know by name and do not take. The first row that fits counts. */
export const notTaken: readonly NotTaken[] = [
  ...picturesNotTaken,
  ...recordingsNotTaken,
  ...documentsNotTaken,
  ...projectsNotTaken,
  ...othersNotTaken,
];
