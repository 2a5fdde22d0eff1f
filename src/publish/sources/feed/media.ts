import type { MediaNs } from 'feedsmith';
import { type Enclosure, type FeedPicture, present } from './item.ts';

type Media = MediaNs.ItemOrFeed;
type Content = MediaNs.Content;

/** Media RSS: pictures, and other files that come with an item. @see https://www.rssboard.org/media-rss */
export function readMedia(media: Media | undefined): { enclosures: Enclosure[]; pictures: FeedPicture[] } {
  const groups = media?.groups ?? [];
  const contents = [...(media?.contents ?? []), ...groups.flatMap((group) => oneOf(group))].filter(isNoPortrait);
  const holders = [...present(media), ...groups, ...contents];
  return {
    pictures: [
      ...contents.filter(isPicture).flatMap(asPicture).toSorted(widestFirst),
      ...holders.flatMap(({ thumbnails = [] }) => thumbnails.flatMap(asPicture)).toSorted(widestFirst),
    ],
    enclosures: contents.flatMap(asEnclosure),
  };
}

/** The words of a media item, for those that have no others, such as films. */
export function mediaWords(media: Media | undefined): string | undefined {
  const holders = [...present(media), ...(media?.groups ?? []), ...(media?.contents ?? [])];
  return holders.map(({ description }) => description?.value).find((words) => words !== undefined);
}

/** A group holds the same thing in several forms; the best is the one that is called so, else the first. */
const oneOf = ({ contents = [] }: MediaNs.Group): Content[] => {
  const best = contents.find(({ isDefault }) => isDefault === true) ?? contents[0];
  return best === undefined ? [] : [best];
};

/** Some hosts send along how the author looks. */
const isNoPortrait = ({ url }: Content) => !/\bgravatar\.com\/avatar\//.test(url ?? '');

const isPicture = ({ type, medium, url }: Content) =>
  type === undefined
    ? medium === 'image' || /\.(?:avif|gif|jpe?g|png|svg|webp)(?:[?#]|$)/i.test(url ?? '')
    : type.startsWith('image');

function asPicture({ url, width, ...rest }: Content | MediaNs.Thumbnail): FeedPicture[] {
  if (url === undefined) return [];
  const words = 'description' in rest ? (rest.description?.value ?? rest.title?.value) : undefined;
  return [{ url, width, words }];
}

const asEnclosure = ({ url, type, fileSize, duration, title }: Content): Enclosure[] =>
  url === undefined ? [] : [{ url, type, bytes: fileSize, seconds: duration, title: title?.value }];

const widestFirst = (a: FeedPicture, b: FeedPicture) => (b.width ?? 0) - (a.width ?? 0);
