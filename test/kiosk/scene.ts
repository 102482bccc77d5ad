import type { Screen } from '../../src/kiosk/screens/screen.ts';
import { openTestArchive, type TestArchive } from '../support/archive.ts';
import { pairedScreen } from '../support/screens.ts';
import { anExhibition } from '../support/stories.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { Exhibits } from './exhibits.ts';
import { type Glass, type GlassOptions, openGlass, type Size } from './glass.ts';
import { Line } from './line.ts';

/** An archive with an exhibition called “harbour”, and a line from it to its screens. */
export class Scene {
  readonly archive: TestArchive;
  readonly line: Line;
  readonly exhibits: Exhibits;
  readonly #folder: Awaited<ReturnType<typeof temporaryFolder>>;

  private constructor(archive: TestArchive, line: Line, folder: Awaited<ReturnType<typeof temporaryFolder>>) {
    this.archive = archive;
    this.line = line;
    this.#folder = folder;
    this.exhibits = new Exhibits(archive.stores, folder.path);
  }

  static async open(): Promise<Scene> {
    const folder = await temporaryFolder();
    const line = await Line.open();
    const archive = await openTestArchive({ publicUrl: line.url });
    line.leadTo(archive.url);
    await archive.stores.exhibitions.save(anExhibition('harbour'));
    return new Scene(archive, line, folder);
  }

  /** Starts a screen's browser; one of the same name finds what it kept. */
  openGlass(name: string, size: Size, options: GlassOptions = {}): Promise<Glass> {
    return openGlass(`${this.#folder.path}/${name}`, this.line.url, size, options);
  }

  /** A screen that a curator has paired already. */
  async openPairedGlass(
    name: string,
    size: Size,
    { screen, ...options }: GlassOptions & { readonly screen?: Screen } = {},
  ): Promise<Glass> {
    const cookie = await pairedScreen(this.archive.stores, 'harbour', screen);
    return this.openGlass(name, size, { ...options, cookie });
  }

  async close(): Promise<void> {
    await this.line.close();
    await this.archive.close();
    await this.#folder.remove();
  }
}
