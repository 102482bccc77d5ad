import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { container, freePort, jars, kept, ran, started } from './engine-tools.mjs';

/** Databases and S3 stores that others made, each with what it takes to have it, and how it starts. */

const account = { TEST_S3_KEY: 'archive', TEST_S3_SECRET: 'only-for-tests-on-loopback' };
const compose = await readFile(path.resolve(import.meta.dirname, '../compose.yaml'), 'utf8');
/** The very images that compose.yaml runs. */
const imageOf = (name) => new RegExp(`image: (\\S*${name}:\\S+)`).exec(compose)?.[1] ?? '';
const versionOf = (image) => image.slice(image.lastIndexOf(':') + 1);

const mongoJavaServer = ['de.bwaldvogel', 'mongo-java-server', '1.47.0'];
const s3Proxy = ['org.gaul', 's3proxy', '4.1.0'];
/** It is built against this one, and Maven picks an older one that another of its packages names. */
const annotations = ['com.fasterxml.jackson.core', 'jackson-annotations', '2.21'];
const versitygw = { module: 'github.com/versity/versitygw/cmd/versitygw', version: 'v1.8.0' };
const ferretdb = { module: 'github.com/FerretDB/FerretDB', version: 'v1.24.0' };

export const engines = [
  {
    name: 'mongodb',
    kind: 'database',
    version: versionOf(imageOf('mongo')),
    licence: 'SSPL-1.0',
    needs: ['docker'],
    async start() {
      const { port, stop } = await container(imageOf('mongo'), 27_017, []);
      return { env: { TEST_MONGODB_URI: `mongodb://127.0.0.1:${port}/test?directConnection=true` }, stop };
    },
  },
  {
    name: 'mongo-java-server',
    kind: 'database',
    version: mongoJavaServer[2],
    licence: 'BSD',
    needs: ['java', 'mvn'],
    prepare: () => jars(mongoJavaServer),
    async start(folder) {
      const port = await freePort();
      const program = path.join(import.meta.dirname, 'MongoJavaServer.java');
      const classes = `${await jars(mongoJavaServer)}/*`;
      const stop = await started(folder, port, 'java', ['-Xmx1g', '-cp', classes, program, String(port)]);
      return { env: { TEST_MONGODB_URI: `mongodb://127.0.0.1:${port}/test?directConnection=true` }, stop };
    },
  },
  {
    name: 'ferretdb',
    kind: 'database',
    version: ferretdb.version,
    licence: 'Apache-2.0',
    needs: ['go'],
    isRefused: true,
    prepare: ferretdbFolder,
    async start(folder) {
      const port = await freePort();
      await mkdir(folder, { recursive: true });
      const program = path.join(await ferretdbFolder(), 'ferretdb');
      const stop = await started(folder, port, program, [
        '--handler=sqlite',
        `--sqlite-url=file:${folder}/`,
        `--listen-addr=127.0.0.1:${port}`,
        '--debug-addr=-',
        '--telemetry=disable',
        `--state-dir=${folder}`,
      ]);
      return { env: { TEST_MONGODB_URI: `mongodb://127.0.0.1:${port}/test?directConnection=true` }, stop };
    },
  },
  {
    name: 'seaweedfs',
    kind: 'files',
    version: versionOf(imageOf('seaweedfs')),
    licence: 'Apache-2.0',
    needs: ['docker'],
    async start(folder) {
      await mkdir(folder, { recursive: true });
      const accounts = path.join(folder, 's3.json');
      const credentials = [{ accessKey: account.TEST_S3_KEY, secretKey: account.TEST_S3_SECRET }];
      const actions = ['Admin', 'Read', 'List', 'Tagging', 'Write'];
      await writeFile(accounts, JSON.stringify({ identities: [{ name: 'archive', credentials, actions }] }));
      const settings = ['server', '-ip.bind=0.0.0.0', '-s3', '-s3.config=/etc/seaweedfs/s3.json'];
      const mounts = [`${accounts}:/etc/seaweedfs/s3.json:ro`];
      const { port, stop } = await container(imageOf('seaweedfs'), 8333, settings, mounts);
      return { env: { TEST_S3_ENDPOINT: `http://127.0.0.1:${port}`, ...account }, stop };
    },
  },
  {
    name: 'versitygw',
    kind: 'files',
    version: versitygw.version,
    licence: 'Apache-2.0',
    needs: ['go'],
    prepare: versitygwFolder,
    async start(folder) {
      const port = await freePort();
      const [buckets, sidecar] = ['buckets', 'sidecar'].map((name) => path.join(folder, name));
      for (const each of [buckets, sidecar]) await mkdir(each, { recursive: true });
      const program = path.join(await versitygwFolder(), 'versitygw');
      const stop = await started(
        folder,
        port,
        program,
        ['--port', `127.0.0.1:${port}`, '--quiet', 'posix', '--sidecar', sidecar, buckets],
        { ROOT_ACCESS_KEY_ID: account.TEST_S3_KEY, ROOT_SECRET_ACCESS_KEY: account.TEST_S3_SECRET },
      );
      return { env: { TEST_S3_ENDPOINT: `http://127.0.0.1:${port}`, ...account }, stop };
    },
  },
  {
    name: 's3proxy',
    kind: 'files',
    version: s3Proxy[2],
    licence: 'Apache-2.0',
    needs: ['java', 'mvn'],
    prepare: () => jars(s3Proxy, annotations),
    async start(folder) {
      const port = await freePort();
      const buckets = path.join(folder, 'buckets');
      await mkdir(buckets, { recursive: true });
      const settings = path.join(folder, 's3proxy.conf');
      const lines = {
        's3proxy.authorization': 'aws-v4',
        's3proxy.endpoint': `http://127.0.0.1:${port}`,
        's3proxy.identity': account.TEST_S3_KEY,
        's3proxy.credential': account.TEST_S3_SECRET,
        'jclouds.provider': 'filesystem-nio2',
        'jclouds.filesystem.basedir': buckets,
        'jclouds.identity': 'nobody',
        'jclouds.credential': 'nothing',
      };
      await writeFile(
        settings,
        Object.entries(lines)
          .map(([name, value]) => `${name}=${value}\n`)
          .join(''),
      );
      const classes = `${await jars(s3Proxy, annotations)}/*`;
      const run = ['-Xmx1g', '-cp', classes, 'org.gaul.s3proxy.Main', '--properties', settings];
      const stop = await started(folder, port, 'java', run);
      return { env: { TEST_S3_ENDPOINT: `http://127.0.0.1:${port}`, ...account }, stop };
    },
  },
];

function versitygwFolder() {
  const { module, version } = versitygw;
  return kept(`versitygw-${version}`, (folder) =>
    ran('go', ['install', `${module}@${version}`], { env: { GOBIN: folder } }),
  );
}

/** Its version stands in a file that its module leaves out, and without it the program ends at once: so it is built from a copy. */
function ferretdbFolder() {
  const { module, version } = ferretdb;
  return kept(`ferretdb-${version}`, async (folder) => {
    const found = JSON.parse(await ran('go', ['mod', 'download', '-json', `${module}@${version}`]));
    const source = path.join(folder, 'source');
    await cp(found.Dir, source, { recursive: true });
    await ran('chmod', ['-R', 'u+w', source]);
    await writeFile(path.join(source, 'build/version/version.txt'), `${version}\n`);
    await ran('go', ['build', '-o', path.join(folder, 'ferretdb'), './cmd/ferretdb'], { cwd: source });
  });
}
