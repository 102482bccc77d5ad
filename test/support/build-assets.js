import { buildPublic } from '../../scripts/build-public.mjs';

/** Before the tests begin: pages name assets as they are built, so these are built of what stands in public/ now. */
export default buildPublic;
