/** What every story's page has, in one piece: a browser that asks for each by itself pays more for the asking than for the scripts. */
import './chapters.js';
import './film.js';
import './film-speed.js';
import './share-button.js';
import './sound.js';
import './spoken-words.js';
