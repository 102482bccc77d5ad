import { fromDocument, listingOf, type StoryModel } from '../stores/story-model.ts';

/**
 * Lists stories anew that an earlier version of the archive saved, without the fields that queries ask for by now. Quick
 * where there is none: an index finds them.
 */
export async function relistOldStories(model: StoryModel): Promise<void> {
  for await (const document of model.find({ 'listing.surfaces': null }).lean().cursor()) {
    const { _id, version } = document;
    // Whoever saved it meanwhile has listed it too.
    await model.updateOne({ _id, version }, { $set: { listing: listingOf(fromDocument(document)) } });
  }
}
