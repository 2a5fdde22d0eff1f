import { absolute, isWeb } from '../../../article/address.ts';
import type { Author } from '../../../article/types.ts';
import { shorten } from '../../body/words.ts';
import { languageTag } from '../../config-values.ts';
import { languageOf } from '../../language.ts';
import { changed, type Entry, type Found, type Home, lost, type Note } from '../entry.ts';
import { readFeedDate } from './date.ts';
import { attachmentsOf, leadOf } from './files.ts';
import type { Channel, Item, Person, Text } from './item.ts';
import { plainOf, titleOf } from './plain.ts';
import { type Html, htmlOf } from './text.ts';

/** Where a feed was read, and how its dates are meant. */
export type Reading = {
  readonly channel: Channel;
  /** Web address of the feed; absent for a file that does not say where it lies. */
  readonly address: string | undefined;
  /** For what is relative where neither feed nor article say where they lie. */
  readonly home: Home;
  readonly timezone: string;
};

const SUMMARY_LENGTH = 400;

/** An item of an XML feed as an article. @param id an absolute URI */
export function entryOf(item: Item, id: string, origin: string, reading: Reading): Found {
  const { channel } = reading;
  const base = baseOf(item.base, channel.base ?? channel.link, reading.address);
  const link = item.link === undefined ? undefined : absolute(item.link, base);
  const original = link !== undefined && isWeb(link) ? link : undefined;
  const body = bodyOf(item.texts);
  const home = homeOf(body.text?.base, item.base ?? channel.base, original, base, reading);
  const web = home.kind === 'web' ? home.address : undefined;
  const picture = leadOf(item, web);
  const files = attachmentsOf(item, web, picture?.address);
  const title = item.title === undefined ? '' : titleOf(item.title.value, item.title.type);
  const summary = item.summary === undefined ? '' : shorten(plainOf(htmlOf(item.summary).html), SUMMARY_LENGTH);
  const language = languageIn(item, body, channel, title);
  const dates = datesOf(item, reading.timezone);
  const entry: Entry = {
    origin,
    home,
    id,
    ...(title === '' ? {} : { title }),
    ...(summary === '' ? {} : { summary }),
    html: body.html,
    ...dates.given,
    draft: false,
    authors: authorsOf(item.authors.length > 0 ? item.authors : channel.authors, base),
    tags: tagsOf(item.tags),
    ...(language === undefined ? {} : { language }),
    ...(picture === undefined ? {} : { picture }),
    ...(original === undefined ? {} : { original }),
    attachments: files.attachments,
  };
  return { entry, notes: [...dates.notes, ...body.notes, ...files.notes, ...emptyNote(entry)] };
}

const emptyNote = ({ html, title, attachments }: Entry): Note[] =>
  html === '' && attachments.length === 0
    ? [changed(title === undefined ? 'has no text' : 'has no text, only a headline')]
    : [];

type Body = Html & { readonly text: Text | undefined };

/** The first text that says something. */
function bodyOf(texts: readonly Text[]): Body {
  const notes: Note[] = [];
  for (const text of texts) {
    const read = htmlOf(text);
    if (read.html.trim() !== '') return { html: read.html.trim(), notes: [...notes, ...read.notes], text };
    notes.push(...read.notes);
  }
  return { html: '', notes, text: undefined };
}

const baseOf = (own: string | undefined, channel: string | undefined, feed: string | undefined) => {
  const above = channel === undefined ? feed : (absolute(channel, feed) ?? feed);
  return own === undefined ? above : (absolute(own, above) ?? above);
};

/** What is relative in an article is meant from `xml:base`; where there is none, from the article's own page. */
function homeOf(
  text: string | undefined,
  said: string | undefined,
  page: string | undefined,
  base: string | undefined,
  { home }: Reading,
): Home {
  const above = said === undefined ? (page ?? base) : base;
  const address = text === undefined ? above : (absolute(text, above) ?? above);
  return address !== undefined && isWeb(address) ? { kind: 'web', address } : home;
}

function datesOf({ published, modified }: Item, zone: string) {
  const [first, second] = [published, modified].map((dates) => dates.map((date) => readFeedDate(date, zone)));
  const day = first?.find((date) => date !== undefined);
  const changedOn = second?.find((date) => date !== undefined);
  const unread = day === undefined ? published.slice(0, 1) : [];
  return {
    given: {
      ...(day === undefined ? {} : { published: day }),
      ...(changedOn === undefined || changedOn === day ? {} : { modified: changedOn }),
    },
    notes: unread.map((date) => lost(`date left out, for it cannot be read: ${date}`)),
  };
}

function authorsOf(people: readonly Person[], base: string | undefined): Author[] {
  const authors = people.flatMap(({ name, url, email }) => {
    const address = url === undefined ? undefined : absolute(url, base);
    const shown = titleOf(name ?? email?.split('@')[0] ?? '', undefined);
    const web = address !== undefined && isWeb(address) ? { url: address } : {};
    return shown === '' && !('url' in web) ? [] : [{ ...(shown === '' ? {} : { name: shown }), ...web }];
  });
  return [...new Map(authors.map((author) => [author.name ?? author.url, author])).values()];
}

/** Each once, however it is capitalised. */
function tagsOf(tags: readonly string[]): string[] {
  const named = tags.map((tag) => titleOf(tag, undefined)).filter((tag) => tag !== '');
  return [...new Map(named.toReversed().map((tag) => [tag.toLowerCase(), tag])).values()].toReversed();
}

/** What the item says; what the feed says only where the letters of the text do not contradict it. */
function languageIn(item: Item, { text, html }: Body, channel: Channel, title: string): string | undefined {
  const said = [text?.language, item.language].map((tag) => tagOf(tag)).find((tag) => tag !== undefined);
  if (said !== undefined) return said;
  const feed = tagOf(channel.language);
  return feed === undefined
    ? undefined
    : languageOf(undefined, feed, `${title} ${plainOf(html.slice(0, 8000))}`).language;
}

const tagOf = (tag: string | undefined) =>
  tag === undefined ? undefined : languageTag(tag.trim().replaceAll('_', '-'));
