import { translate } from '../../story/changes/translate.ts';
import { madeFromStory } from '../../story-form/made-from.ts';
import type { TranslatingDoor } from '../../translations/translating-door.ts';
import { actorOf, signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { ModerationServices } from '../moderation-services.ts';
import { answerConflict } from '../review/conflict-page.ts';
import { saveUnless } from '../review/decide.ts';
import { renditionAddress } from '../review/media-view.ts';
import { storyAt } from '../story-at.ts';
import { translationsAddress } from './translations-view.ts';

/** Translating as curators come to it, from a story's page. A published story keeps its place. */
export function curatorsTranslating(services: ModerationServices): TranslatingDoor {
  return {
    path: '/curate/stories/:id/translations/:media',
    permission: 'curator',
    async enter(request, response) {
      const story = await storyAt(services, request, response);
      const media = String(request.params.media);
      const curator = signedIn(response);
      return {
        story,
        who: 'curator',
        address: translationsAddress(story.id, media),
        back: { address: `/curate/stories/${story.id}#media-${media}`, words: say('translations-back') },
        effect: null,
        fileAddress: ({ id }, name) => renditionAddress(story.id, id, name),
        async save({ media: recording, language, translation, isOvertaken }) {
          const outcome = await saveUnless(isOvertaken, services.stories, story, (latest) =>
            translate(latest, recording, language, translation, services.now(), actorOf(curator)),
          );
          if (outcome.kind === 'conflict') return outcome.story;
          services.logger.info(
            { story: story.id, curator: curator.id, language, finished: translation?.finished ?? null },
            translation ? 'a translation was saved' : 'a translation was removed',
          );
          return null;
        },
        answerOvertaken: (latest, typed) =>
          answerConflict(
            services,
            response,
            latest,
            { madeFrom: madeFromStory(latest), leftOut: [] },
            typed === '' ? [] : [{ name: 'whole', label: say('translation-typed'), words: typed }],
          ),
      };
    },
  };
}
