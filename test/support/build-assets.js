import { buildPublic } from '../../scripts/build-public.mjs';
import { buildViews } from '../../scripts/build-views.mjs';

/** Before the tests begin: pages name assets as they are built, so these are built of what stands in public/ and views/ now. */
export default async function buildAssets() {
  await buildPublic();
  await buildViews();
}
