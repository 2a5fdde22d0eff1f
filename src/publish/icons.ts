import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { lookup } from 'mrmime';
import type { Given } from './arguments.ts';
import type { Config } from './config.ts';
import type { App } from './edition/app.ts';
import type { Icon } from './edition/extras.ts';
import type { SiteFolder } from './edition/folder.ts';
import { shortHash } from './edition/hash.ts';
import { measure } from './pictures/measure.ts';
import { configPath } from './publish-options.ts';
import { type World, WrongCommand } from './world.ts';

/** The site's own icon, else those of the app. */
export function iconsOf(config: Config, given: Given, world: World, app: App, folder: SiteFolder): Icon[] {
  const own = app.files
    .filter(({ name }) => /^(?:icons?\/[^/]+|icon[^/]*)\.(?:png|svg|webp)$/.test(name))
    .map(({ name }) => ({ src: name, ...typeOf(name), sizes: /(\d+)(?:x\1)?\.\w+$/.exec(name)?.[1] }))
    .map(({ sizes, ...icon }) => ({ ...icon, sizes: sizes === undefined ? 'any' : `${sizes}x${sizes}` }));
  if (config.icon === undefined) return own;
  const path = iconPath(config.icon, given, world);
  const bytes = existsSync(path) && statSync(path).isFile() ? readFileSync(path) : undefined;
  const size = bytes === undefined ? { reason: 'was not found' } : measure(bytes, false);
  if (bytes === undefined || 'reason' in size) {
    throw new WrongCommand(`"icon" of carrel.json: ${config.icon} ${'reason' in size ? size.reason : ''}.`);
  }
  const src = `media/${shortHash(bytes)}.${size.type}`;
  folder.write(src, bytes);
  return [{ src, ...typeOf(src), sizes: size.type === 'svg' ? 'any' : `${size.width}x${size.height}` }];
}

/** Absolute; the icon is named from the file that names it. */
export const iconPath = (icon: string, given: Given, world: World): string =>
  resolve(dirname(configPath(given, given.words, world) ?? join(world.folder, 'carrel.json')), icon);

function typeOf(name: string): { type?: string } {
  const type = lookup(name);
  return type === undefined ? {} : { type };
}
