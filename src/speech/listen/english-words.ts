/** English words by how often they are said: loaded when something in English is heard (common-words.ts). */
export { dictionary } from '@zxcvbn-ts/language-en';
