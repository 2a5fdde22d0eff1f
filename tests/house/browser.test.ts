import { describe, expect, it } from 'vitest';
import { browserSwitches, findBrowser, NoBrowser } from '../browser/find.ts';
import type { Machine } from '../browser/machine.ts';

type Made = Partial<Omit<Machine, 'exists' | 'variable' | 'run'>> & {
  readonly files?: readonly string[];
  readonly variables?: Record<string, string>;
  /** Commands that work, and the files that are there after each. */
  readonly commands?: Record<string, readonly string[]>;
};

/** A machine of paper; `asked` lists the commands that were run. */
function machine({ files = [], variables = {}, commands = {}, ...rest }: Made) {
  const there = new Set(files);
  const asked: string[] = [];
  const run = (command: string, args: readonly string[]) => {
    const line = [command, ...args].join(' ');
    asked.push(line);
    const known = Object.keys(commands).find((start) => line === start || line.startsWith(`${start} `));
    for (const file of known === undefined ? [] : (commands[known] ?? [])) there.add(file);
    return Promise.resolve(known !== undefined);
  };
  const made: Machine = {
    platform: 'linux',
    architecture: 'x64',
    isRoot: false,
    variable: (name) => variables[name],
    exists: (path) => there.has(path),
    playwrightPath: () => '/playwright/chrome',
    cacheFolder: '/cache',
    run,
    unpack: (folder) => Promise.resolve(`${folder}/chromium`),
    say: () => {},
    ...rest,
  };
  return { made, asked };
}

const everything = ['/mine/chrome', '/playwright/chrome', '/usr/bin/chromium'];
const windowsEdge = 'C:\\Programs\\Microsoft\\Edge\\Application\\msedge.exe';
const macChrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const INSTALL = 'apt-get install -y --no-install-recommends';
const apt = { 'apt-get update': [], [`${INSTALL} chromium-headless-shell`]: ['/usr/bin/chromium-headless-shell'] };
const oldApt = { 'apt-get update': [], [`${INSTALL} chromium`]: ['/usr/bin/chromium'] };

const cases: readonly (readonly [name: string, machine: Made, path: string])[] = [
  ['what CHROMIUM_PATH names', { files: everything, variables: { CHROMIUM_PATH: '/mine/chrome' } }, '/mine/chrome'],
  [
    "Playwright's own when CHROMIUM_PATH names nothing",
    { files: everything, variables: { CHROMIUM_PATH: '/gone' } },
    '/playwright/chrome',
  ],
  ["Playwright's own before the machine's", { files: everything }, '/playwright/chrome'],
  ["the machine's", { files: ['/usr/bin/chromium'] }, '/usr/bin/chromium'],
  ['Chrome before Chromium', { files: ['/usr/bin/chromium', '/usr/bin/google-chrome'] }, '/usr/bin/google-chrome'],
  ['one elsewhere on the path', { files: ['/opt/chromium'], variables: { PATH: '/bin:/opt' } }, '/opt/chromium'],
  [
    'Edge on Windows',
    { platform: 'win32', files: [windowsEdge], variables: { PROGRAMFILES: 'C:\\Programs' } },
    windowsEdge,
  ],
  ['Chrome on macOS', { platform: 'darwin', files: [macChrome] }, macChrome],
  [
    'one that Playwright fetches',
    { commands: { 'npx playwright install': ['/playwright/chrome'] } },
    '/playwright/chrome',
  ],
  [
    "the shell without windows before the machine's others",
    { files: ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-headless-shell'] },
    '/usr/bin/chromium-headless-shell',
  ],
  [
    "Debian's as root",
    { isRoot: true, files: ['/usr/bin/apt-get'], commands: apt },
    '/usr/bin/chromium-headless-shell',
  ],
  [
    "Debian's whole one where it has no shell",
    { isRoot: true, files: ['/usr/bin/apt-get'], commands: oldApt },
    '/usr/bin/chromium',
  ],
  ["npm's as the last", { commands: { 'npm install': [] } }, '/cache/chromium-147/chromium'],
  [
    "npm's when Debian has none",
    { isRoot: true, files: ['/usr/bin/apt-get'], commands: { 'apt-get update': [], 'npm install': [] } },
    '/cache/chromium-147/chromium',
  ],
];

describe('the search for a browser', () => {
  it.each(cases)('takes %s', async (_name, given, path) => {
    expect(await findBrowser(machine(given).made)).toBe(path);
  });

  it('fetches nothing when a browser is there', async () => {
    const { made, asked } = machine({ files: ['/usr/bin/chromium'] });
    await findBrowser(made);
    expect(asked).toEqual([]);
  });

  it('tries each way once, in order, and then says in one sentence what to do', async () => {
    const { made, asked } = machine({ isRoot: true, files: ['/usr/bin/apt-get'] });
    await expect(findBrowser(made)).rejects.toThrow(NoBrowser);
    await expect(findBrowser(made)).rejects.toThrow(/set CHROMIUM_PATH/);
    expect(asked.slice(0, 3).map((line) => line.split(' ')[0])).toEqual(['npx', 'apt-get', 'npm']);
  });

  it('installs nothing on the machine of an ordinary user', async () => {
    const { made, asked } = machine({ files: ['/usr/bin/apt-get'] });
    await findBrowser(made).catch(() => undefined);
    expect(asked.filter((line) => line.startsWith('apt-get'))).toEqual([]);
  });

  it('goes on when the unpacked browser is broken', async () => {
    const { made } = machine({ commands: { 'npm install': [] }, unpack: () => Promise.reject(new Error('no space')) });
    await expect(findBrowser(made)).rejects.toThrow(NoBrowser);
  });

  it('leaves the sandbox on for everybody but root', () => {
    expect(browserSwitches(false)).not.toContain('--no-sandbox');
    expect(browserSwitches(true)).toContain('--no-sandbox');
  });
});
