/** After "clear": nothing of the answers stays in this tab either. */
import { forgetThumbnails } from './share-thumbnails.js';

forgetThumbnails();
