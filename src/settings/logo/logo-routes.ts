import { Readable } from 'node:stream';
import { NotFound } from '../../errors.ts';
import { newStoryId } from '../../random.ts';
import { newLogoKey } from '../../storage/keys.ts';
import { withLocalCopy, withScratch } from '../../storage/local-copy.ts';
import type { BlobKey } from '../../story/ids.ts';
import { deleteFiles } from '../../uploads/attach.ts';
import { fileSentences } from '../../uploads/file-sentences.ts';
import { fileField } from '../../uploads/receive-files.ts';
import { takeIn } from '../../uploads/take-in.ts';
import { cutUnreadBody } from '../../uploads/unread-body.ts';
import { one, readQuery } from '../../web/read-form.ts';
import type { Handler, PageResponse, Routes } from '../../web/routes.ts';
import { sendBlob } from '../../web/send-blob.ts';
import { signedIn } from '../../web/signed-in.ts';
import { say } from '../../words/say.ts';
import type { OwnLogo } from '../own.ts';
import { setOwn } from '../set-own.ts';
import { settingsAddress } from '../settings-page.ts';
import type { SettingsServices } from '../settings-services.ts';
import { logoAddress } from './logo-address.ts';

const subject = 'logo';
const path = `${settingsAddress}/${subject}`;

/** A group's own picture, which stands before the name on every page. It goes the guarded way of all uploads. */
export function logoRoutes(services: SettingsServices): Routes {
  return [
    { method: 'get', path, permission: 'admin', handle: show(services) },
    { method: 'post', path, permission: 'admin', handle: take(services), streamsBody: true },
    { method: 'post', path: `${path}/remove`, permission: 'admin', handle: remove(services) },
    { method: 'get', path: '/own/logo.png', permission: 'everyone', handle: send(services) },
  ];
}

function show(services: SettingsServices): Handler {
  return (_request, response) => render(services, response, null);
}

function take(services: SettingsServices): Handler {
  return async (request, response) => {
    cutUnreadBody(request, response);
    const { seen } = readQuery(request, { seen: one });
    // Where it lies until it is made anew; what a crash leaves there belongs to no story, and is swept.
    const id = newStoryId();
    const { arrived, refused } = await takeIn(services.uploads, request, response, { id, room: 1 });
    const [sent] = arrived;
    const [reason] = refused.map((each) => each.reason);
    if (!sent) return render(services, response.status(422), reason ?? fileSentences.none());
    const { key: sentKey } = sent.original;
    try {
      const { blobs, scratch } = services;
      const made = await withScratch(scratch, (folder) =>
        withLocalCopy(blobs, sentKey, folder, services.makeLogo),
      );
      if (!made) return await render(services, response.status(422), say('settings-logo-not-taken'));
      const key = newLogoKey();
      const { bytes, sha256 } = await blobs.put(key, Readable.from([made.bytes]));
      const { width, height } = made;
      await set(services, response, { key, sha256, bytes, width, height }, Number(seen) || 0);
    } finally {
      await deleteFiles({ blobs: services.blobs, logger: services.logger }, id, [sentKey]);
    }
  };
}

function remove(services: SettingsServices): Handler {
  return async (request, response) => {
    const { seen } = readQuery(request, { seen: one });
    await set(services, response, null, Number(seen) || 0);
  };
}

async function set(
  services: SettingsServices,
  response: PageResponse,
  now: OwnLogo | null,
  seen: number,
): Promise<void> {
  const { saved } = await setOwn(services, { subject, now, by: signedIn(response).id, seen });
  if (!saved) return render(services, response.status(409), say('settings-logo-changed-meanwhile'));
  response.redirect(303, `${settingsAddress}?done=saved`);
}

async function render(services: SettingsServices, response: PageResponse, problem: string | null) {
  const last = await services.log.last(subject);
  const logo = (last?.now ?? null) as OwnLogo | null;
  const seen = last?.number ?? 0;
  response.render('settings/logo', {
    ...{ title: say('settings-title-logo'), private: true, bodyClass: 'curate', logo, problem },
    errors: problem === null ? [] : [{ field: fileField, message: problem }],
    send: `${path}?seen=${seen}`,
    remove: `${path}/remove?seen=${seen}`,
    address: logo && logoAddress(logo),
  });
}

function send({ own, blobs }: SettingsServices): Handler {
  return async (request, response) => {
    const { logo } = await own.current();
    if (!logo) throw new NotFound(say('settings-logo-none'));
    const isNamed = request.originalUrl === logoAddress(logo);
    await sendBlob(request, response, blobs, {
      ...{ key: logo.key as BlobKey, type: 'image/png', bytes: logo.bytes, sha256: logo.sha256 },
      cacheControl: isNamed ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate',
    });
  };
}
