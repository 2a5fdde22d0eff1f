import { isWeb } from '../../article/address.ts';
import type { Links } from '../body/links.ts';
import { placesOf, type Shelf } from '../media.ts';
import { type Seal, sealOf } from '../memory/seal.ts';
import type { Home } from '../sources/entry.ts';

/**
 * What an article was made of besides its own source. As long as all of it is as it was, the article need not be made
 * again.
 */
export type Leaning = {
  /** What links led to: how the table was asked, and what it said. */
  readonly links: readonly LinkAsked[];
  /** Local files that were looked for, found or not. */
  readonly files: readonly (readonly [path: string, seal: Seal])[];
  /** True where something could not be had from another site: the next run tries again. */
  readonly unsure: boolean;
};

type LinkAsked = readonly [way: keyof Links, address: string, answer: string | boolean | null];

/** Links and media as one article asks for them, with a note of everything that it asked. */
export function leanOn(table: Links, shelf: Shelf): { links: Links; media: Shelf; leaning: () => Leaning } {
  const asked = new Map<string, LinkAsked>();
  const files = new Map<string, Seal>();
  const note = <T extends string | boolean | undefined>(way: keyof Links, address: string, answer: T): T => {
    asked.set(`${way} ${address}`, [way, address, answer ?? null]);
    return answer;
  };
  let unsure = false;
  const look = (address: string, home: Home): void => {
    if (home.kind !== 'file') return;
    for (const path of placesOf(address, home)) {
      const seal = files.get(path) ?? sealOf(path);
      files.set(path, seal);
      if (seal !== '') return;
    }
  };
  return {
    links: {
      byPath: (address, home) => note('byPath', address, table.byPath(address, home)),
      byName: (name) => note('byName', name, table.byName(name)),
      byAddress: (address) => note('byAddress', address, table.byAddress(address)),
      isOurs: (address) => note('isOurs', address, table.isOurs(address)),
    },
    media: {
      bring: (address, home) => {
        look(address, home);
        return shelf.bring(address, home);
      },
      picture: (address, home) => {
        const found = shelf.picture(address, home);
        if (found?.reason !== undefined && (home.kind === 'web' || isWeb(address))) unsure = true;
        return found;
      },
      file: (address, home) => {
        look(address, home);
        return shelf.file(address, home);
      },
    },
    leaning: () => ({ links: [...asked.values()], files: [...files], unsure }),
  };
}

/** True when links would lead to the same articles, and the files are the same, as when this was noted. */
export function stillHolds({ links, files }: Leaning, table: Links, home: Home, seal: (path: string) => Seal): boolean {
  return (
    files.every(([path, was]) => seal(path) === was) &&
    links.every(([way, address, was]) => {
      const answer = way === 'byPath' ? table.byPath(address, home) : table[way](address);
      return (answer ?? null) === was;
    })
  );
}
