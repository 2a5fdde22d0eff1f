// The same articles through Astro: pages of articles and lists, a feed, a sitemap.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cache } from '../house/files.mjs';
import { SITE } from './astro-site.mjs';
import { costsOf } from './costs.mjs';

const HOME = join(cache, 'astro');

/** Puts Astro, in the version that the site names, where what can be made again lies. @returns its version */
export function installAstro() {
  for (const [name, text] of Object.entries(SITE)) {
    mkdirSync(dirname(join(HOME, name)), { recursive: true });
    writeFileSync(join(HOME, name), text);
  }
  const wanted = JSON.parse(SITE['package.json']).dependencies.astro;
  const there = join(HOME, 'node_modules/astro/package.json');
  if (existsSync(there) && JSON.parse(readFileSync(there, 'utf8')).version === wanted) return wanted;
  const options = { cwd: HOME, stdio: 'inherit', shell: process.platform === 'win32' };
  const { status } = spawnSync('npm', ['install', '--no-fund', '--no-audit', '--loglevel', 'error'], options);
  if (status !== 0) throw new Error(`Astro could not be installed in ${HOME}`);
  return wanted;
}

/** Builds a site of a folder of Markdown, from nothing. @returns what it cost */
export async function buildWithAstro(articles) {
  for (const made of ['dist', '.astro', 'articles', 'node_modules/.astro', 'node_modules/.vite'])
    rmSync(join(HOME, made), { recursive: true, force: true });
  cpSync(articles, join(HOME, 'articles'), { recursive: true });
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
  return await costsOf([join(HOME, 'node_modules/astro/astro.js'), 'build'], { cwd: HOME, env });
}
