import type { StoryId } from '../story/ids.ts';

/** What a group calls its own, as it was set in the browser. What is null was never set: it is as the files and the settings say. */
export interface Own {
  readonly name: string | null;
  /** How people reach whoever looks after the archive, as it is printed on its pages. */
  readonly contact: string | null;
  readonly home: HomeWords | null;
  /** Whose work hangs first on the home page; null leaves it to the day. */
  readonly firstWork: StoryId | null;
  /** Markdown. */
  readonly pages: Readonly<Partial<Record<OwnPage, string>>>;
  readonly colours: OwnColours | null;
  /** The address of the style sheet with them. */
  readonly sheet: string | null;
  readonly logo: OwnLogo | null;
}

export interface HomeWords {
  readonly title: string;
  readonly lede: string;
  readonly invitation: string;
  readonly invitationWords: string;
}

/** The programme's pages, by their files in content/ without the ending. */
export const ownPages = ['about', 'resilience', 'how-stories-are-looked-after', 'accessibility'] as const;
export type OwnPage = (typeof ownPages)[number];

/** Each as "#rrggbb", checked for contrast when it was set. */
export interface OwnColours {
  /** Of links and headings, on paper. */
  readonly accent: string;
  /** Of links and headings on dark paper. */
  readonly accentOnDark: string;
  /** Under light letters: buttons and the foot of each page. */
  readonly field: string;
}

/** A picture that the archive made anew from the one that was sent. */
export interface OwnLogo {
  /** Of the blob. */
  readonly key: string;
  /** SHA-256, lower-case hex; the picture's address carries it. */
  readonly sha256: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

/** Contract; implemented in own-source.ts. */
export interface OwnSource {
  /** As it is stored at this moment. */
  current(): Promise<Own>;
  /** As it was when it was asked for last; nobody waits for it. Where that is long ago, it is asked for again meanwhile. */
  known(): Own;
}
