import type { ExhibitionSlug, ScreenId, StoryId } from '../../story/ids.ts';

/** What a screen showed while nobody stood there. */
export interface ScreenPicture {
  readonly screen: ScreenId;
  /** That it showed then: nobody else's curators see it. */
  readonly exhibition: ExhibitionSlug;
  readonly at: Date;
  /** Every story of which something shows in it: where one may show no more, neither may the picture. */
  readonly stories: readonly StoryId[];
  /** A JPEG that the archive made. */
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/** The hours after which a picture is gone by itself. */
export const pictureHours = 24;

/** Where the last picture of each screen is kept, for a day. Contract; implemented in mongo/. */
export interface ScreenPictureStore {
  /** In the place of the last one. */
  keep(picture: ScreenPicture): Promise<void>;
  /** The one that was taken after `from`. */
  of(screen: ScreenId, from: Date): Promise<ScreenPicture | null>;
  remove(screen: ScreenId): Promise<void>;
  /** Every picture in which something of that story shows. */
  removeShowing(story: StoryId): Promise<void>;
}
