import type { House } from './house.ts';

/** Caches are named after the base path, so that two Carrels can live on one origin. */
export const pagesName = (house: House) => name(house, 'pages');
export const mediaName = (house: House) => name(house, 'media');
export const appName = (house: House) => name(house, `app:${house.built.version}`);

/** The caches of this base's app versions, the worker's own first. Asking for them makes none. */
export async function appNames(house: House): Promise<string[]> {
  return [appName(house), ...(await otherAppNames(house))];
}

/** Those of versions before this one, of versions that wait, and of those that were never whole. */
export async function otherAppNames(house: House): Promise<string[]> {
  const own = appName(house);
  return (await ownNames(house)).filter((other) => other !== own && other.startsWith(name(house, 'app:')));
}

/** All caches of this base and no other's: the parts after a base hold no slash, a longer base does. */
export async function ownNames({ home, caches }: House): Promise<string[]> {
  const start = `carrel:${baseOf(home)}:`;
  return (await caches.keys()).filter((one) => one.startsWith(start) && !one.slice(start.length).includes('/'));
}

const name = ({ home }: House, part: string) => `carrel:${baseOf(home)}:${part}`;

const baseOf = (home: string) => new URL(home).pathname;
