import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportItem } from '../../src/publish/sources/wordpress/export.ts';
import { freePort } from '../journeys/command.ts';
import { extractPackages, machine, matching, NoPeer, runFolder } from './debian.ts';
import { startWire, type Wire } from './wire.ts';

const scripts = join(import.meta.dirname, 'wordpress');

/** A real WordPress with its database, both from Debian's packages, on a port of this machine. */
export type WordPress = {
  /** Address of its front page, ending in a slash. */
  readonly address: string;
  readonly version: string;
  /** Puts the items of an export into it, with their numbers and dates. Gives how many there are. */
  readonly fill: (items: readonly ExportItem[]) => number;
  /** Its own export of everything (Tools, Export). */
  readonly exported: () => string;
  /** Writes posts with their comments; gives their numbers. */
  readonly write: (posts: readonly Post[]) => number[];
  /** All comments as they lie in the database, the oldest first. */
  readonly comments: () => StoredComment[];
  /** Loads PHP from now on, as a plugin that is always on. */
  readonly plug: (plugin: string) => void;
  /** How it feels about the comments that come now. */
  readonly feel: (...moods: readonly Mood[]) => void;
  /** The line that leads to it. */
  readonly wire: Wire;
  /** Ends the server if it lives, and starts it again. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type Post = {
  readonly title: string;
  readonly content: string;
  readonly open: boolean;
  /** `answers`: the place of another in this list. */
  readonly comments: readonly { readonly name: string; readonly html: string; readonly answers?: number }[];
};

export type StoredComment = Readonly<Record<'name' | 'email' | 'website' | 'html', string>> & {
  readonly post: number;
  readonly approved: boolean;
};

/** As `moods.php` knows them. `dies`: the process is killed before or after it has the comment in its database. */
export type Mood = 'moderates' | 'slows' | 'wants a login' | 'wants a nonce' | 'breaks' | 'dies before' | 'dies after';

/** Starts an empty one. @throws {NoPeer} where Debian's packages cannot be had, or it does not start */
export async function startWordPress(): Promise<WordPress> {
  const root = extractPackages(
    ['wordpress', 'php-getid3'],
    ['php-cli', 'php-mysql', 'php-mbstring', 'php-xml', 'mariadb-server-core'],
    /^(?:lib|php\d)/,
  );
  const folder = runFolder('wp');
  const children: ChildProcess[] = [];
  let wire: Wire | undefined;
  const stop = async () => {
    await wire?.stop();
    await Promise.all(children.toReversed().map(end));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    prepare(root, folder);
    const socket = join(folder, 's');
    children.push(startDatabase(root, folder, socket));
    await until(() => existsSync(socket), `MariaDB does not start:\n${logOf(folder, 'db')}`);
    const [port, inner] = [await freePort(), await freePort()];
    const address = `http://localhost:${port}/`;
    wire = await startWire(port, inner);
    const environment = { ...machine(root), WP_SOCKET: socket, WP_ADDRESS: address, WP_FOLDER: folder };
    const php = (script: string, input = '') => runPhp(root, environment, script, input);
    const { version } = JSON.parse(php('install')) as { version: string };
    const restart = async () => {
      const [database, server] = children;
      if (server) await end(server);
      children.splice(0, 2, ...(database ? [database] : []), startServer(root, folder, inner, environment));
      await until(() => answers(`${address}wp-json/`), `WordPress does not answer at ${address}`);
    };
    await restart();
    return {
      address,
      version,
      fill: (items) => Number(php('fill', JSON.stringify(items.map(asJson)))),
      exported: () => php('export'),
      write: (posts) => JSON.parse(php('post', JSON.stringify(posts))) as number[],
      comments: () => JSON.parse(php('comments')) as StoredComment[],
      plug: (plugin) => writeFileSync(join(folder, 'content/mu-plugins/given.php'), plugin),
      feel: (...moods) => writeFileSync(join(folder, 'moods.json'), JSON.stringify(moods)),
      wire,
      restart,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Everything that is written lies in the run's folder: only the programs are shared between runs. */
function prepare(root: string, folder: string): void {
  mkdirSync(join(folder, 'db'), { recursive: true });
  mkdirSync(join(folder, 'content/uploads'), { recursive: true });
  cpSync(join(scripts, 'theme'), join(folder, 'content/themes/plain'), { recursive: true });
  const plugins = join(folder, 'content/mu-plugins');
  mkdirSync(plugins);
  copyFileSync(join(scripts, 'moods.php'), join(plugins, 'moods.php'));
  const site = join(root, 'usr/share/wordpress');
  copyFileSync(join(scripts, 'wp-config.php'), join(site, 'wp-config.php'));
  writeFileSync(join(folder, 'db.log'), '');
}

/** Without tables of rights: only the owner of the folder reaches the socket. */
function startDatabase(root: string, folder: string, socket: string): ChildProcess {
  const settings = [
    '--no-defaults',
    ...(process.getuid?.() === 0 ? ['--user=root'] : []),
    `--basedir=${join(root, 'usr')}`,
    `--lc-messages-dir=${join(root, 'usr/share/mysql')}`,
    `--datadir=${join(folder, 'db')}`,
    `--tmpdir=${folder}`,
    `--socket=${socket}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--log-error=${join(folder, 'db.log')}`,
    '--skip-networking',
    '--skip-grant-tables',
    '--innodb-buffer-pool-size=32M',
    '--innodb-flush-log-at-trx-commit=0',
  ];
  return spawn(join(root, 'usr/sbin/mariadbd'), settings, { env: machine(root), stdio: 'ignore' });
}

const EXTENSIONS = 'mysqlnd mysqli mbstring xml dom simplexml xmlreader ctype tokenizer iconv exif fileinfo'.split(' ');

function phpCommand(root: string): { program: string; args: string[] } {
  const [program] = matching(join(root, 'usr/bin'), /^php\d[\d.]*$/);
  const [extensions] = matching(join(root, 'usr/lib/php'), /^2\d{7}$/);
  if (program === undefined || extensions === undefined)
    throw new NoPeer(`no PHP in ${root}: remove that folder, and run again.`);
  const loaded = EXTENSIONS.filter((name) => existsSync(join(extensions, `${name}.so`)));
  const settings = [
    `extension_dir=${extensions}`,
    ...loaded.map((name) => `extension=${name}`),
    'memory_limit=512M',
    'display_errors=0',
  ];
  return { program, args: ['-n', ...settings.flatMap((setting) => ['-d', setting])] };
}

function startServer(root: string, folder: string, port: number, environment: NodeJS.ProcessEnv): ChildProcess {
  const { program, args } = phpCommand(root);
  const site = join(root, 'usr/share/wordpress');
  const server = ['-S', `127.0.0.1:${port}`, '-t', site, join(scripts, 'router.php')];
  return spawn(program, [...args, ...server], { cwd: folder, env: environment, stdio: 'ignore' });
}

function runPhp(root: string, environment: NodeJS.ProcessEnv, script: string, input: string): string {
  const { program, args } = phpCommand(root);
  const { status, stdout, stderr } = spawnSync(program, [...args, join(scripts, `${script}.php`)], {
    env: { ...environment, WP_SITE: join(root, 'usr/share/wordpress') },
    encoding: 'utf8',
    input,
    maxBuffer: 200_000_000,
  });
  if (status !== 0) throw new NoPeer(`WordPress: ${script}.php ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

const asJson = ({ fields, meta, terms }: ExportItem) => ({
  fields: Object.fromEntries(fields),
  meta: Object.fromEntries(meta),
  terms,
});

const logOf = (folder: string, name: string) => readFileSync(join(folder, `${name}.log`), 'utf8').slice(-2000);

const answers = (address: string) =>
  fetch(address).then(
    ({ ok }) => ok,
    () => false,
  );

async function until(done: () => boolean | Promise<boolean>, sentence: string): Promise<void> {
  for (const end = Date.now() + 60_000; !(await done()); await new Promise((resolve) => setTimeout(resolve, 50)))
    if (Date.now() > end) throw new NoPeer(sentence);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(late);
}
