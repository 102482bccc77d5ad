import type { DraftStory } from '../story/story.ts';
import { problemAt } from '../web/form-fields.ts';
import type { Places } from './question.ts';
import { asked, backAddress, type OpenQuestion, openQuestions, shareAddress } from './questions.ts';

/** Everything that was answered, each line with its way to change it (P4); `tried` after a send that was not complete. */
export function checkPage(draft: DraftStory, places: Places, tried: boolean) {
  const open = openQuestions(draft, places);
  const { uses } = draft.answers;
  return {
    title: 'Check your answers',
    back: backAddress(null, draft),
    errors: tried && open.length > 0 ? open.map(toChange) : null,
    rows: asked(draft).flatMap((question) =>
      question.rows(draft, places).map((row) => ({
        ...row,
        change: `${shareAddress(question)}?from=check`,
        problem: problemAt(open, row.field),
      })),
    ),
    showsNowhere: uses.web === false && uses.kiosk === false,
  };
}

const toChange = (open: OpenQuestion) => ({ ...open, address: `${open.address}?from=check` });
