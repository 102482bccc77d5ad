/** After "clear": nothing of the answers stays on this device either. */
import { forgetThumbnails } from './share-thumbnails.js';

forgetThumbnails();
