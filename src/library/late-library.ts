import { StoreUnavailable } from '../store/errors.ts';
import type { Library } from './library.ts';
import type { Listener } from './shelf.ts';

/**
 * A library that comes with the first thing that is asked of it: nobody needs it to read the page that was published.
 * Where it cannot be fetched, every function rejects with StoreUnavailable, and the next asking tries again.
 */
export function lateLibrary(load: () => Promise<Library>): Library {
  let coming: Promise<Library> | undefined;
  let here: Library | undefined;
  const arrive = (library: Library) => (here = library);
  const library = () => {
    coming ??= load().then(arrive, (cause: unknown) => {
      coming = undefined;
      throw new StoreUnavailable('the library could not be fetched', { cause });
    });
    return coming;
  };
  const subscribe = (listener: Listener) => {
    let end: (() => void) | undefined = () => {};
    library().then(
      (here) => {
        end &&= here.subscribe(listener);
      },
      () => {},
    );
    return () => {
      end?.();
      end = undefined;
    };
  };
  const problem = () => here?.problem();
  const close = () => void coming?.then((here) => here.close()).catch(() => {});
  return new Proxy({ subscribe, problem, close } as Library, {
    get(own, name, receiver) {
      if (Object.hasOwn(own, name)) return Reflect.get(own, name, receiver);
      return async (...given: unknown[]) => {
        const here = await library();
        return Reflect.apply(Reflect.get(here, name), here, given);
      };
    },
  });
}
