/** After "clear": nothing of the answers stays on this device either. */
import { forgetRecordings } from '../record/kept.js';
import { forgetThumbnails } from './thumbnails.js';

forgetThumbnails();
forgetRecordings();
