import { type Loaded, type LoadOptions, loadJson } from './load.ts';
import { quietly, type Services } from './services.ts';

/** A file of the site. @throws LoadError */
export function loadFile(
  services: Services,
  file: string,
  options: Pick<LoadOptions, 'cache' | 'signal' | 'whole'>,
): Promise<Loaded> {
  return loadJson(new URL(file, services.home).href, { ...options, heard: services.network.heard });
}

/** Keeps a feed page under the hash of its bytes; false where the device refuses. */
export async function keepPage(
  { library }: Services,
  page: { readonly sha256: string; readonly raw: unknown; readonly address: string },
): Promise<boolean> {
  return (await quietly(library.keepPage(page.sha256, page.raw, page.address).then(() => true))) ?? false;
}
