import { startS3Server } from '../test/support/s3-server.ts';
import { startDelay } from './delay.ts';

/** A process of its own: the tests' S3 server, at as many addresses as delays in milliseconds are named. */
const server = await startS3Server({ partsAPage: 1000 });
const near = new URL(server.endpoint);
const endpoints = await Promise.all(
  process.argv.slice(2).map(async (delay) => (await startDelay(near, Number(delay))).href),
);
const { bucket, region, accessKeyId, secretAccessKey } = server;
process.send?.({ ready: JSON.stringify({ endpoints, bucket, region, accessKeyId, secretAccessKey }) });
// What was seen is for tests to look at, and would grow here.
setInterval(() => server.faults.seen.splice(0), 1000).unref();
process.once('disconnect', () => process.exit(0));
