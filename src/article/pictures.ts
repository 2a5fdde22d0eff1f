import { mediaAddress, type Place } from './clean-attributes.ts';
import type { Article } from './types.ts';

/** The article without pictures that would have to be fetched from elsewhere: reading tells nobody that one reads. */
export function withOwnPictures(article: Article, place: Place): Article {
  const { image, bannerImage, ...rest } = article;
  return {
    ...rest,
    ...own('image', image, place),
    ...own('bannerImage', bannerImage, place),
    authors: article.authors.map(({ avatar: _foreign, ...author }) => author),
  };
}

/** The same, as a row of a list shows it. */
export function asRow(article: Article, place: Place): Article {
  const row = withOwnPictures(article, place);
  const { small, ...picture } = row.extra.picture ?? {};
  if (small === undefined) return row;
  const own = mediaAddress(small, place);
  return { ...row, extra: { ...row.extra, picture: own === undefined ? picture : { ...picture, small: own } } };
}

function own<K extends 'image' | 'bannerImage'>(
  name: K,
  address: string | undefined,
  place: Place,
): { readonly [P in K]?: string } {
  const allowed = address === undefined ? undefined : mediaAddress(address, place);
  return allowed === undefined ? {} : ({ [name]: allowed } as { readonly [P in K]?: string });
}
