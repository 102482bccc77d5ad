import type { ExhibitionSlug } from './ids.ts';

/** An exhibition that storytellers can be asked about by its name. */
export interface Exhibition {
  readonly slug: ExhibitionSlug;
  readonly name: string;
  /** A sentence or two: what it is, for whom. */
  readonly about: string;
  /** Where it hangs, such as "Workington Library". */
  readonly place: string;
  readonly opens: Date | null;
  readonly closes: Date | null;
  /** True asks for it on the share form and on private links. */
  readonly asking: boolean;
}
