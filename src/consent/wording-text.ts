import { type Wording, wordingParts } from './wording.ts';

/** A version as a file of content/consent has it: what parseWording() reads. */
export function wordingText({
  language,
  lawfulBasis,
  questions,
}: Pick<Wording, 'language' | 'lawfulBasis' | 'questions'>): string {
  const parts = wordingParts.map((part) => {
    const { question, explanation, yes, no } = questions[part];
    return [
      `## ${part}`,
      `Question: ${question}`,
      `Explanation: ${explanation}`,
      `Yes: ${yes}`,
      `No: ${no}`,
    ].join('\n\n');
  });
  return [`Language: ${language}`, `Lawful basis: ${lawfulBasis}`, ...parts].join('\n\n').concat('\n');
}
