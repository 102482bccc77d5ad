/**
 * Makes a form of a page ask the browser for a passkey: with `data-passkey="add"` it makes one, with "use" it uses one. What the
 * browser answers goes with the form. Where it knows none, the form stays hidden and the page says so.
 */
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { say } from '../../../src/words/say.ts';
import { datum, find, findAll, part } from '../shared/dom.js';

for (const form of findAll(document, 'form[data-passkey]', HTMLFormElement)) {
  const around = form.parentElement ?? document;
  part(around, 'no-script', HTMLElement).hidden = true;
  if (browserSupportsWebAuthn()) offer(form);
  else part(around, 'no-passkeys', HTMLElement).hidden = false;
}

/** @param {HTMLFormElement} form */
function offer(form) {
  const answer = find(form, 'input[name="passkey"]', HTMLInputElement);
  const said = part(form, 'passkey-said', HTMLElement);
  const optionsJSON = JSON.parse(datum(form, 'ask'));
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    said.textContent = '';
    try {
      const given =
        datum(form, 'passkey') === 'add'
          ? await startRegistration({ optionsJSON })
          : await startAuthentication({ optionsJSON });
      answer.value = JSON.stringify(given);
    } catch (error) {
      said.textContent = say(
        error instanceof Error && error.name === 'InvalidStateError'
          ? 'scripts-passkey-there'
          : 'scripts-passkey-failed',
      );
      return;
    }
    form.submit();
  });
}
