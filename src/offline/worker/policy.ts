import { answerAsset } from './assets.ts';
import type { House, Later } from './house.ts';
import { answerMedia } from './media.ts';
import { answerPage } from './pages.ts';
import { isPage, pathOf } from './paths.ts';

/**
 * The whole policy: an answer, or nothing, and then the browser does as if there were no worker.
 * JSON (edition, feed pages, bundles) is nothing: the page loads it and its library keeps it.
 */
export function answer(request: Request, house: House, later: Later): Promise<Response> | undefined {
  if (request.method !== 'GET') return undefined;
  // Other origins, and other sites on this one, are none of our business.
  if (!request.url.startsWith(house.home)) return undefined;
  const path = pathOf(request.url, house.home);
  if (request.mode === 'navigate') return isPage(path) ? answerPage(request, house, later) : undefined;
  if (house.built.assets.includes(path) || path.startsWith('assets/')) return answerAsset(request, house);
  if (path.startsWith('media/')) return answerMedia(request, house);
  return undefined;
}
