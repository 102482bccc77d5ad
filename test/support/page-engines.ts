import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';

/** Other people's checks of a page, beside axe: IBM's, HTML_CodeSniffer's, and the W3C's of its HTML. A line a finding. */

const require = createRequire(import.meta.url);
const ibm = readFile(require.resolve('accessibility-checker-engine/ace.js'), 'utf8');
const codeSniffer = readFile(require.resolve('html_codesniffer/build/HTMLCS.js'), 'utf8');

/**
 * What IBM's engine says of things that are as they should be: boxes of one name are not in one group, since here a name is what a form
 * is read by (the seven boxes "closed" of a week stand each in the named group of its day); and a table that scrolls by keys where it
 * does not fit takes the focus where it does.
 */
const notOurs = ['input_checkboxes_grouped', 'element_tabbable_role_valid'];

/** What IBM's engine calls a violation on the page as it is now, with all that can be opened open. That an e-mail address is a user name, HTML allows. */
export async function ibmFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate('Boolean(globalThis.ace)')))
    await page.evaluate(`${await ibm};globalThis.ace = ace`);
  // It takes a label that is folded away with its field for none.
  await page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
  return page.evaluate<
    string[]
  >(`new ace.Checker().check(document, ['IBM_Accessibility']).then(({ results }) =>
    results
      .filter(({ ruleId, value: [level, outcome], snippet }) =>
        level === 'VIOLATION' && outcome === 'FAIL' && !${JSON.stringify(notOurs)}.includes(ruleId) &&
        !(ruleId === 'input_autocomplete_valid' && /autocomplete="username".*type="email"/.test(snippet)))
      .map(({ ruleId, message, path, snippet }) => \`\${ruleId}: \${message} at \${path.dom} \${snippet}\`))`);
}

/**
 * The errors of HTML_CodeSniffer's WCAG 2 AA. Left out is what it says of letters that lie unseen under those that somebody types, that
 * a form for files has no button, where each file goes once it is chosen, and that an e-mail address is no user name, which HTML allows.
 */
export async function codeSnifferFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate('Boolean(globalThis.HTMLCS)'))) {
    await page.evaluate(await codeSniffer);
    // It stumbles over a sentence that its authors forgot.
    await page.evaluate(
      'const told = HTMLCS.getTranslation; HTMLCS.getTranslation = (key) => told.call(HTMLCS, key) ?? key;',
    );
  }
  return page.evaluate<string[]>(`new Promise((done) => HTMLCS.process('WCAG2AA', document, () =>
    done(HTMLCS.getMessages()
      .filter(({ type, code, element }) => type === HTMLCS.ERROR &&
        !(code.endsWith('G18.Fail') && element.closest('[aria-hidden="true"]')) &&
        !(code.endsWith('H32.2') && element.querySelector('input[type="file"]')) &&
        !(code.endsWith('H98') && element.matches('[type="email"][autocomplete="username"]')))
      .map(({ code, msg, element }) => \`\${code}: \${msg} at \${element.outerHTML?.slice(0, 200)}\`))))`);
}

/** Where the W3C's checker lies (`vnu.jar` of the npm package vnu-jar); undefined where nobody has brought it. It needs Java. */
export const markupChecker = process.env.TEST_VNU_JAR;

/**
 * What `markupChecker` finds wrong with pages as they were sent, by the name of each.
 * @param folder where the pages are written
 */
export async function markupFindings(
  pages: ReadonlyMap<string, string>,
  folder: string,
): Promise<readonly string[]> {
  const names = new Map<string, string>();
  for (const [name, html] of pages) {
    const file = join(folder, `${names.size}.html`);
    names.set(file, name);
    await writeFile(file, html);
  }
  const options = ['--format', 'json', '--stdout', '--exit-zero-always'];
  const run = promisify(execFile)('java', ['-jar', String(markupChecker), ...options, ...names.keys()], {
    maxBuffer: 64 * 1024 * 1024,
  });
  const { messages } = JSON.parse((await run).stdout) as { messages: readonly VnuMessage[] };
  return messages
    .filter(({ type }) => type !== 'info')
    .map(({ url, lastLine, message, extract }) => {
      const name = names.get(url.replace(/^file:/, '')) ?? url;
      return `${name}, line ${lastLine}: ${message} ${extract ?? ''}`;
    });
}

interface VnuMessage {
  readonly type: 'error' | 'info' | 'non-document-error';
  readonly url: string;
  readonly lastLine?: number;
  readonly message: string;
  readonly extract?: string;
}
