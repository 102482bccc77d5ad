import type { NeighbourhoodSlug, ThemeSlug, TopicSlug } from '../story/ids.ts';
import type { Form, Hearing } from '../story/media.ts';
import type { Credit, Licence } from '../story/telling.ts';

/** A made-up story that shows what the archive can do, as its folder in content/samples tells it. */
export interface SampleStory {
  /** Names the story among the samples, for good: planting it again finds it by this. */
  readonly name: string;
  readonly title: string;
  /** As typed, with its line breaks. */
  readonly words: string;
  /** BCP 47 tag of the title, the words and everything else in the folder. */
  readonly language: string;
  /** What the work is made of; empty where the story does not say. */
  readonly madeOf: string;
  readonly neighbourhood: NeighbourhoodSlug;
  readonly themes: readonly ThemeSlug[];
  readonly credit: Credit;
  readonly licence: Licence;
  readonly hardSubjects: readonly TopicSlug[];
  readonly videoTour: boolean;
  /** In the order in which they are shown; empty for a story in words alone. */
  readonly files: readonly SampleFile[];
}

export interface SampleFile {
  /** Where it lies. */
  readonly path: string;
  /** Media type, such as "image/png". */
  readonly type: string;
  readonly form: Form;
  /** What a picture or a film shows; null for a sound. */
  readonly description: string | null;
  readonly hearing: Hearing;
}

/** Something in a sample's folder that must be mended before it can be planted. */
export class SampleFault extends Error {
  /** @param file as a person would look for it, such as "01-two-cups/story.md"; `line` counts from 1, 0 is the whole file. */
  constructor(file: string, line: number, wanted: string) {
    super(line === 0 ? `${file}: ${wanted}` : `${file}, line ${line}: ${wanted}`);
    this.name = 'SampleFault';
  }
}
