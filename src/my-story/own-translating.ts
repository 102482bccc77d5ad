import { goneFrom } from '../desk/desk-routes.ts';
import { translate } from '../story/changes/translate.ts';
import type { TranslatingDoor } from '../translations/translating-door.ts';
import { renderPrivate } from '../web/private-page.ts';
import type { WithdrawServices } from '../withdraw/withdraw-services.ts';
import { say } from '../words/say.ts';
import { anyVersion, saveOwn } from './change.ts';
import { conflictWith } from './conflict.ts';
import { ownDoor } from './own-door.ts';
import { whatSavingDoes } from './what-saving-does.ts';

/** Translating as storytellers come to it, from their private page. Nobody sees it before a curator has looked (P22). */
export function ownTranslating(services: WithdrawServices): TranslatingDoor {
  return {
    path: '/my-story/:code/translations/:media',
    permission: 'storyteller',
    async enter(request, response) {
      const { door, home } = await ownDoor(services, request, 'translations');
      const { story } = door;
      return {
        ...door,
        effect: say('translation-effect', { effect: whatSavingDoes(story) }),
        async save({ media, language, translation, isOvertaken }) {
          let overtaken = false;
          const outcome = await saveOwn(services, story, anyVersion, (latest) => {
            overtaken = isOvertaken(latest);
            if (overtaken) return latest;
            return translate(latest, media, language, translation, services.now(), { role: 'storyteller' });
          });
          if (outcome.kind === 'gone') throw goneFrom(request);
          return overtaken ? outcome.story : null;
        },
        answerOvertaken(_latest, typed) {
          const unsaved = [{ name: 'whole', label: say('translation-typed'), words: typed }];
          renderPrivate(response.status(409), 'my-story/change', {
            title: say('translations-heading'),
            ...{ home, storyTitle: story.title, storyLanguage: story.language, lead: [] },
            conflict: {
              ...conflictWith([], unsaved),
              heading: say('translation-overtaken'),
              next: say('translation-overtaken-copy'),
            },
          });
        },
      };
    },
  };
}
