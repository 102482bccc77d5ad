/** What the review page says has just been done, by the word in its address. */
export const doneSentences: Readonly<Record<string, string>> = {
  saved: 'Your changes are saved.',
  approved: 'Published. It shows wherever the storyteller agreed.',
  asked: 'Asked. The storyteller reads your question on their private page.',
  declined: 'Declined. The storyteller can read your reason on their private page.',
  'question-back': 'The question is taken back. The story waits for review again.',
  unpublished: 'Taken down. It shows nowhere, and waits for review again.',
  reopened: 'Back in the queue. It waits for review again.',
  corrected: 'Corrected. It stays where it shows.',
  marked: 'Saved. Visitors are told before they open the story.',
};

/** True where the deed ends the work on a story, so that the next one is offered. */
export function isDecision(done: string): boolean {
  return done === 'approved' || done === 'asked' || done === 'declined' || done === 'unpublished';
}
