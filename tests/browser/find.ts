import { join } from 'node:path';
import { type Machine, thisMachine } from './machine.ts';

/** No browser was there, and none could be fetched. The message says what to do. */
export class NoBrowser extends Error {
  override name = 'NoBrowser';
  constructor() {
    super(
      'The tests need a browser and found none: install Chrome, Edge or Chromium, or set CHROMIUM_PATH to the path of one.',
    );
  }
}

type Way = {
  readonly name: string;
  readonly find: (machine: Machine) => Promise<string | undefined> | string | undefined;
};

const MINUTE = 60_000;
const HEADLESS_SHELL = 'chromium-headless-shell';
const SPARTICUZ = '@sparticuz/chromium@147.0.0';

/** In this order: what was asked for, what is there, what can be fetched. */
const ways: readonly Way[] = [
  { name: 'CHROMIUM_PATH', find: (machine) => present(machine, machine.variable('CHROMIUM_PATH')) },
  { name: "Playwright's own", find: (machine) => present(machine, machine.playwrightPath()) },
  { name: 'on this machine', find: (machine) => present(machine, ...usualPaths(machine)) },
  { name: 'npx playwright install chromium', find: installOurs },
  { name: "Debian's packages", find: installFromDebian },
  { name: SPARTICUZ, find: installFromNpm },
];

/** Path of a Chromium for the tests. Throws `NoBrowser` when there is none and none can be fetched. */
export async function findBrowser(machine: Machine = thisMachine()): Promise<string> {
  for (const { name, find } of ways) {
    const path = await find(machine);
    if (path === undefined) continue;
    machine.say(`browser: ${path} (${name})`);
    return path;
  }
  throw new NoBrowser();
}

/** Switches for every start of the browser: quiet, without calls home, and without a sandbox where root cannot have one. */
export function browserSwitches(isRoot: boolean = thisMachine().isRoot): string[] {
  const switches = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  return [...switches, '--disable-component-update', '--disable-sync', ...(isRoot ? ['--no-sandbox'] : [])];
}

function present(machine: Machine, ...paths: readonly (string | undefined)[]): string | undefined {
  return paths.find((path) => path !== undefined && machine.exists(path));
}

function usualPaths(machine: Machine): string[] {
  const { platform, variable } = machine;
  if (platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => variable(name) ?? []);
    const programs = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
    return [...programs, 'Chromium\\Application\\chrome.exe'].flatMap((path) =>
      roots.map((root) => `${root}\\${path}`),
    );
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', ...(variable('HOME') ? [`${variable('HOME')}/Applications`] : [])];
    const names = ['Google Chrome', 'Microsoft Edge', 'Chromium'];
    return names.flatMap((name) => roots.map((folder) => `${folder}/${name}.app/Contents/MacOS/${name}`));
  }
  // The shell without windows opens a page in half the time; Debian has it as a package of its own.
  const names = [
    HEADLESS_SHELL,
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
    'chromium',
    'chromium-browser',
  ];
  const folders = [
    ...new Set([...(variable('PATH') ?? '').split(':').filter(Boolean), '/usr/bin', '/usr/local/bin', '/snap/bin']),
  ];
  return names.flatMap((name) => folders.map((folder) => `${folder}/${name}`));
}

async function installOurs(machine: Machine): Promise<string | undefined> {
  machine.say('no browser yet: npx playwright install chromium');
  const done = await machine.run('npx', ['playwright', 'install', 'chromium'], 3 * MINUTE);
  return done ? present(machine, machine.playwrightPath()) : undefined;
}

async function installFromDebian(machine: Machine): Promise<string | undefined> {
  if (!machine.isRoot || !machine.exists('/usr/bin/apt-get')) return undefined;
  machine.say("no browser yet: Debian's packages");
  if (!(await machine.run('apt-get', ['update'], 2 * MINUTE))) return undefined;
  for (const name of [HEADLESS_SHELL, 'chromium']) {
    const done = await machine.run('apt-get', ['install', '-y', '--no-install-recommends', name], 5 * MINUTE);
    const path = done ? present(machine, `/usr/bin/${name}`) : undefined;
    if (path !== undefined) return path;
  }
  return undefined;
}

/** The one browser that npm has: for Linux on x64 only. */
async function installFromNpm(machine: Machine): Promise<string | undefined> {
  if (machine.platform !== 'linux' || machine.architecture !== 'x64') return undefined;
  const folder = join(machine.cacheFolder, 'chromium-147');
  if (!machine.exists(join(folder, 'node_modules/@sparticuz/chromium/package.json'))) {
    machine.say(`no browser yet: ${SPARTICUZ} from npm`);
    const args = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', SPARTICUZ];
    if (!(await machine.run('npm', args, 3 * MINUTE))) return undefined;
  }
  return machine.unpack(folder).catch((error: unknown) => {
    machine.say(`${SPARTICUZ} cannot be unpacked: ${String(error)}`);
    return undefined;
  });
}
