/** Makes the bucket that S3_BUCKET names where it is not there yet, waiting up to a minute for a store that is starting. */
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { CreateBucketCommand, HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';

const { S3_BUCKET, S3_REGION, S3_ENDPOINT } = process.env;
const [S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY] = ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'].map(secret);
if (!S3_BUCKET || !S3_ENDPOINT || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
  console.error('S3_BUCKET, S3_ENDPOINT, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be set.');
  process.exit(1);
}

const client = new S3Client({
  endpoint: S3_ENDPOINT,
  region: S3_REGION || 'us-east-1',
  credentials: { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY },
  forcePathStyle: true,
});
const deadline = Date.now() + 60_000;

for (;;) {
  try {
    console.log(await makeBucket());
    break;
  } catch (error) {
    // A wrong key stays wrong; a store that is not there yet may come.
    if (error.$metadata?.httpStatusCode === 403 || Date.now() > deadline) {
      console.error(`The bucket could not be made: ${error.message || error.code || error.name}`);
      process.exit(1);
    }
    await wait(1000);
  }
}

/** A setting, or what stands in the file that its name with _FILE behind it names. */
function secret(name) {
  const file = process.env[`${name}_FILE`];
  return file ? readFileSync(file, 'utf8').trim() : process.env[name];
}

async function makeBucket() {
  try {
    await client.send(new HeadBucketCommand({ Bucket: S3_BUCKET }));
    return `The bucket ${S3_BUCKET} is there.`;
  } catch (error) {
    if (error.$metadata?.httpStatusCode !== 404) throw error;
  }
  await client.send(new CreateBucketCommand({ Bucket: S3_BUCKET }));
  return `The bucket ${S3_BUCKET} has been made.`;
}
