import { lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../project-root.ts';

/** The words before a program that shut it off from the machine: a file system, processes and a network of its own. */

export interface Workplace {
  /** Where it starts. */
  readonly folder: string;
  /** All that it may write to, with that folder in it. */
  readonly writes: string;
  /** Files and folders that it may read beside the system's. */
  readonly reads: readonly string[];
}

/** The archive's own code: the children that open pictures and listen are part of it. Not the data or the settings beside it. */
const code = ['dist', 'node_modules', 'package.json'].map((name) => join(projectRoot, name));

/** Programs, libraries and fonts. Not /usr itself: some keep an archive with its data in /usr/src. */
const usr = [
  'bin',
  'sbin',
  'lib',
  'lib64',
  'lib32',
  'libexec',
  'share',
  'local/bin',
  'local/lib',
  'local/share',
];
const system = [
  ...usr.map((name) => `/usr/${name}`),
  ...['/etc/ld.so.cache', '/etc/alternatives', '/etc/fonts', '/etc/localtime', '/var/cache/fontconfig'],
];
const devices = ['/dev/null', '/dev/zero', '/dev/urandom'];

/** By bubblewrap: what is not named here is not there at all. */
export function bubblewrap({ folder, writes, reads }: Workplace): string[] {
  return [
    'bwrap',
    ...['--unshare-user', '--unshare-ipc', '--unshare-pid', '--unshare-net', '--unshare-uts'],
    ...['--unshare-cgroup-try', '--disable-userns', '--die-with-parent', '--cap-drop', 'ALL'],
    ...system.flatMap(readOnly),
    ...['bin', 'sbin', 'lib', 'lib64', 'lib32'].flatMap(topFolder),
    ...devices.flatMap((device) => ['--dev-bind', device, device]),
    ...[...code, process.execPath].flatMap(readOnly),
    ...['--bind', writes, writes],
    ...reads.flatMap((path) => readable(path, writes)),
    ...['--remount-ro', '/', '--chdir', folder, '--'],
  ];
}

/** By util-linux, where bubblewrap is not installed: no network and no other processes, but the whole disk. */
export const unshare: readonly string[] = [
  'unshare',
  ...['--user', '--map-current-user', '--net', '--ipc', '--pid', '--fork', '--kill-child=KILL'],
  ...['--mount-proc', '--'],
];

const readOnly = (path: string) => ['--ro-bind-try', path, path];

/** A link in the folder that it writes to is there with that folder, and leads on to the file itself. */
function readable(path: string, writes: string): string[] {
  const file = isThere(path) ? realpathSync(path) : path;
  if (file === path) return readOnly(path);
  return path.startsWith(`${writes}/`) ? readOnly(file) : [...readOnly(file), ...readOnly(path)];
}

/** /bin and its like are links into /usr in most systems, and folders in others. */
function topFolder(name: string): string[] {
  const path = `/${name}`;
  const facts = lstatSync(path, { throwIfNoEntry: false });
  if (!facts) return [];
  return facts.isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : readOnly(path);
}

/** What a program outside the system's folders needs to be there: itself, and the libraries that it came with. */
export function filesOf(program: string): string[] {
  const file = isThere(program) ? realpathSync(program) : program;
  const own = system.some((folder) => file.startsWith(`${folder}/`))
    ? []
    : [file, join(dirname(dirname(file)), 'lib')];
  return file === program ? own : [...own, program];
}

const isThere = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;
