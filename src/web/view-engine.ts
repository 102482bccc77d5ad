import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Express } from 'express';
import { ExpressHandlebars } from 'express-handlebars';
import handlebars from 'handlebars';
import type { Assets } from './assets.ts';
import { viewHelpers } from './view-helpers.ts';

/**
 * Sets the app to render `views/<name>.hbs` of `root` inside `views/layouts/page.hbs`. Templates are kept compiled, as
 * `dist/views.cjs` has them.
 */
export function setUpViews(app: Express, root: string, assets: Assets): void {
  const folder = `${root}/views`;
  // An address has nothing in it to escape, and "=" would be.
  const asset = (name: string) => new handlebars.SafeString(assets.address(name));
  const views = new CompiledViews(readCompiled(`${root}/dist/views.cjs`), {
    extname: '.hbs',
    defaultLayout: 'page',
    layoutsDir: `${folder}/layouts`,
    partialsDir: `${folder}/partials`,
    helpers: { ...viewHelpers, asset },
    // Otherwise a partial's indent lands inside text areas, and people's words grow spaces with every save.
    compilerOptions: { preventIndent: true },
  });
  // By itself it gathers all partials anew for every page, though they are compiled already.
  const gather = views.getPartials.bind(views);
  let partials: ReturnType<typeof gather> | undefined;
  views.getPartials = () => {
    partials ??= gather({ cache: true }).catch((error: unknown) => {
      partials = undefined;
      throw error;
    });
    return partials;
  };
  app.engine('hbs', views.engine);
  app.set('view engine', 'hbs');
  app.set('views', folder);
  app.enable('view cache');
}

/** Templates by the SHA-256 of their text, as scripts/build-views.mjs writes them. */
type Compiled = Readonly<Record<string, TemplateSpecification>>;

class CompiledViews extends ExpressHandlebars {
  readonly #compiled: Compiled;

  constructor(compiled: Compiled, options: ConstructorParameters<typeof ExpressHandlebars>[0]) {
    super(options);
    this.#compiled = compiled;
  }

  // A text that was changed since the build is compiled as it comes.
  protected override _compileTemplate(
    text: string,
    options: RuntimeOptions = {},
  ): HandlebarsTemplateDelegate {
    const known = this.#compiled[createHash('sha256').update(text.trim()).digest('base64url')];
    return known ? handlebars.template(known) : super._compileTemplate(text, options);
  }
}

function readCompiled(file: string): Compiled {
  return existsSync(file) ? createRequire(import.meta.url)(file) : {};
}
