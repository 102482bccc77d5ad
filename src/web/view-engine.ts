import type { Express } from 'express';
import { engine } from 'express-handlebars';
import type { Assets } from './assets.ts';
import { viewHelpers } from './view-helpers.ts';

/** Sets the app to render `views/<name>.hbs` inside `views/layouts/page.hbs`. Templates are kept compiled. */
export function setUpViews(app: Express, folder: string, assets: Assets): void {
  app.engine(
    'hbs',
    engine({
      extname: '.hbs',
      defaultLayout: 'page',
      layoutsDir: `${folder}/layouts`,
      partialsDir: `${folder}/partials`,
      helpers: { ...viewHelpers, asset: assets.address },
    }),
  );
  app.set('view engine', 'hbs');
  app.set('views', folder);
  app.enable('view cache');
}
