/** The words of a text, in their order, with the marks that belong to them. */
export const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);
