import { randomBytes } from 'node:crypto';
import { buildPublic } from '../../scripts/build-public.mjs';
import { buildViews } from '../../scripts/build-views.mjs';

/**
 * Before the tests begin: pages name assets as they are built, so these are built of what stands in public/ and views/ now. The run
 * gets a name, which the databases that it makes on other people's servers begin with.
 */
export default async function begin() {
  process.env.TEST_RUN = randomBytes(4).toString('hex');
  await buildPublic();
  await buildViews();
}
