import { Conflict } from '../../errors.ts';
import { isGrowing } from '../../story/media.ts';
import type { StoryStore } from '../../story/stores/story-store.ts';
import type { Story } from '../../story/story.ts';
import { mayShowOn } from '../../story/visibility.ts';
import { isDuplicateKey } from '../connection.ts';
import type { Edition } from '../published/edition.ts';
import { fromDocument, listingOf, type StoryModel, toDocument } from './story-model.ts';

/** Stories in MongoDB, one document each, so that every change is one atomic replacement. */
export function createStoryStore(model: StoryModel, edition: Edition): StoryStore {
  return {
    async insert(story) {
      try {
        const create = () => model.create(toDocument(story));
        await (isPublished(story) ? edition.adding(create, [story.id]) : create());
      } catch (error) {
        if (isDuplicateKey(error)) throw new Conflict(undefined, { cause: error });
        throw error;
      }
    },

    async find(id) {
      const document = await model.findById(id).lean();
      return document ? fromDocument(document) : null;
    },

    async findByCodeHash(codeHash) {
      const document = await model.findOne({ codeHash }).lean();
      return document ? fromDocument(document) : null;
    },

    async replace(before, after) {
      const stored: Story = { ...after, version: before.version + 1 };
      const save = async () => {
        const { matchedCount } = await model.replaceOne(asRead(before), toDocument(stored));
        if (matchedCount === 0) throw new Conflict();
      };
      if (mayShowOn(before, 'web')) await edition.takingAway(save, [stored.id]);
      else if (isPublished(before) || isPublished(stored)) await edition.adding(save, [stored.id]);
      else await save();
      return stored;
    },

    async removeDraft(draft) {
      const visited = draft.state === 'draft' ? { touchedAt: draft.touchedAt } : {};
      const { deletedCount } = await model.deleteOne({ ...asRead(draft), ...visited });
      if (deletedCount === 0) throw new Conflict();
    },

    async noteProgress(id, token, percent, leaseUntil) {
      // A token stands in one file alone.
      const { matchedCount } = await model.updateOne(
        { _id: id, 'media.attempt.token': token },
        { $set: { 'media.$.attempt.percent': percent, 'media.$.attempt.leaseUntil': leaseUntil } },
      );
      return matchedCount > 0;
    },

    async notePartProgress(id, token, percent, leaseUntil) {
      const document = await model.findOne({ _id: id, 'media.parts.attempt.token': token }).lean();
      if (!document) return false;
      const places = fromDocument(document).media.flatMap((media, at) =>
        isGrowing(media)
          ? (media.parts ?? []).flatMap(({ attempt }, part) =>
              attempt?.token === token ? [`media.${at}.parts.${part}.attempt`] : [],
            )
          : [],
      );
      const [place] = places;
      const { matchedCount } = await model.updateOne(
        { _id: id, [`${place}.token`]: token },
        { $set: { [`${place}.percent`]: percent, [`${place}.leaseUntil`]: leaseUntil } },
      );
      return matchedCount > 0;
    },

    async noteWishListed(listed) {
      const { errand } = listingOf({ ...listed, wishUnlisted: false });
      const { matchedCount } = await model.updateOne(asRead(listed), {
        $set: { wishUnlisted: false, 'listing.errand': errand },
      });
      return matchedCount > 0;
    },

    async noteVisit(id, at) {
      await model.updateOne(
        { _id: id, state: 'draft' },
        { $set: { touchedAt: at, remindedAt: null, 'listing.since': at } },
      );
    },

    async noteReminded({ id, touchedAt, remindedAt }, at) {
      const { matchedCount } = await model.updateOne(
        { _id: id, state: 'draft', touchedAt, remindedAt },
        { $set: { remindedAt: at } },
      );
      return matchedCount > 0;
    },
  };
}

const asRead = (story: Story) => ({ _id: story.id, version: story.version, state: story.state });

// Even one that shows nowhere just now: its time may come, and readers count the minutes from the edition on.
const isPublished = (story: Story) => story.state === 'published';
