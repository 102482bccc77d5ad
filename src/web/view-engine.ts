import type { Express } from 'express';
import { create } from 'express-handlebars';
import handlebars from 'handlebars';
import type { Assets } from './assets.ts';
import { viewHelpers } from './view-helpers.ts';

/** Sets the app to render `views/<name>.hbs` inside `views/layouts/page.hbs`. Templates are kept compiled. */
export function setUpViews(app: Express, folder: string, assets: Assets): void {
  // An address has nothing in it to escape, and "=" would be.
  const asset = (name: string) => new handlebars.SafeString(assets.address(name));
  const views = create({
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
