/** Fields as the partials in views/partials/field/ take them. `error` is the sentence of the error summary (P2). */
export type Field = ChoicesField | TextField | TextareaField | SelectField | DateField;

interface FieldBase {
  readonly name: string;
  readonly hint?: string;
  readonly error: string | null;
}

export interface ChoicesField extends FieldBase {
  readonly partial: 'field/choices';
  readonly type: 'radio' | 'checkbox';
  readonly legend: string;
  readonly legendIsHeading?: true;
  readonly options: readonly Option[];
  /** Fields that matter only with an option that `opens` them; browsers that cannot hide them show them always. */
  readonly opened?: readonly Field[];
  /** Over them. */
  readonly openedHeading?: string | null;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  /** Chosen, it shows the fields of `opened`. */
  readonly opens?: true;
}

/** A single box to tick, which sends "yes". */
export function boxField({ label, labelHint, isTicked, ...field }: Box): ChoicesField {
  return {
    partial: 'field/choices',
    type: 'checkbox',
    ...field,
    options: [{ value: 'yes', label, ...(labelHint && { hint: labelHint }), checked: isTicked }],
  };
}

interface Box extends FieldBase {
  readonly legend: string;
  readonly label: string;
  readonly labelHint?: string;
  readonly isTicked: boolean;
}

export interface TextField extends FieldBase {
  readonly partial: 'field/text';
  readonly label: string;
  readonly value: string;
  readonly type?: 'email' | 'tel';
  readonly autocomplete?: string;
  readonly spellcheck?: 'false';
}

export interface TextareaField extends FieldBase {
  readonly partial: 'field/textarea';
  readonly label: string;
  readonly labelIsHeading?: true;
  readonly value: string;
  readonly rows: number;
  /** A file of captions can be dropped on it or chosen below (public/js/files/caption-file.js). */
  readonly takesCaptionFile?: true;
}

export interface SelectField extends FieldBase {
  readonly partial: 'field/select';
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly selected: boolean }[];
}

/** A day, in three boxes named `<name>-day`, `<name>-month` and `<name>-year`. */
export interface DateField extends FieldBase {
  readonly partial: 'field/date';
  readonly legend: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** What is wrong, in a sentence, and the id of the field where the same sentence stands. */
export interface Problem {
  readonly field: string;
  readonly message: string;
}

export function problemAt(problems: readonly Problem[], field: string): string | null {
  return problems.find((problem) => problem.field === field)?.message ?? null;
}

/** The sentences by field, for the templates. */
export function byField(errors: readonly Problem[]): Readonly<Record<string, string>> {
  return Object.fromEntries(errors.map(({ field, message }) => [field, message]));
}
