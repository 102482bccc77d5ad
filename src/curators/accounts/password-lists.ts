/** What judges passwords, with its lists of words: loaded when somebody first chooses one (password-rules.ts). */
export * as core from '@zxcvbn-ts/core';
export * as common from '@zxcvbn-ts/language-common';
export * as english from '@zxcvbn-ts/language-en';
