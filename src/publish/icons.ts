import { basename, dirname, extname, join, resolve } from 'node:path';
import { lookup } from 'mrmime';
import type { Given } from './arguments.ts';
import type { Config } from './config.ts';
import type { App } from './edition/app.ts';
import type { Icon } from './edition/extras.ts';
import type { SiteFolder } from './edition/folder.ts';
import { MediaShelf } from './media.ts';
import { configPath } from './publish-options.ts';
import { type World, WrongCommand } from './world.ts';

/** The site's own icon, else those of the app. */
export function iconsOf(config: Config, given: Given, world: World, app: App, folder: SiteFolder): Icon[] {
  const own = app.files
    .filter(({ name }) => /^(?:icons?\/[^/]+|icon[^/]*)\.(?:png|svg|webp)$/.test(name))
    .map(({ name }) => ({ src: name, ...typeOf(name), sizes: /(\d+)(?:x\1)?\.\w+$/.exec(name)?.[1] }))
    .map(({ sizes, ...icon }) => ({ ...icon, sizes: sizes === undefined ? 'any' : `${sizes}x${sizes}` }));
  if (config.icon === undefined) return own;
  const place = dirname(configPath(given, given.words, world) ?? join(world.folder, 'carrel.json'));
  const shelf = new MediaShelf((name, bytes) => folder.write(name, bytes));
  const icon = shelf.picture(basename(config.icon), {
    kind: 'file',
    file: resolve(place, config.icon),
    root: dirname(resolve(place, config.icon)),
  });
  if (icon === undefined || icon.reason !== undefined) {
    throw new WrongCommand(`"icon" of carrel.json: ${config.icon} ${icon?.reason ?? 'was not found'}.`);
  }
  const vector = extname(icon.name) === '.svg';
  return [{ src: icon.name, ...typeOf(icon.name), sizes: vector ? 'any' : `${icon.width}x${icon.height}` }];
}

function typeOf(name: string): { type?: string } {
  const type = lookup(name);
  return type === undefined ? {} : { type };
}
