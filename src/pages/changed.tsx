import { type ReactElement, useState } from 'react';
import { changedPassages } from '../article/passages.ts';
import { textToHtml } from '../article/text.ts';
import type { Article } from '../article/types.ts';
import type { EarlierText } from '../library/earlier.ts';
import { formatDay } from '../locale/dates.ts';
import { updateWords } from '../locale/update-words.ts';
import { textBlocks } from '../search/plain-text.ts';
import { ChangedLine } from '../ui/changed-line.tsx';
import { Changes } from '../ui/changes.tsx';
import { languageOf } from '../ui/headline.ts';

type Props = { readonly earlier: EarlierText; readonly article: Article };

/** Hours for which it is still said, once the newer text has been read as well. */
const SAID_FOR = 24;
const HOUR = 3_600_000;

/** Says of an article that its text is another than the one that was read, and what is new in it. */
export function Changed({ earlier, article }: Props): ReactElement | null {
  const [open, setOpen] = useState(false);
  if (earlier.sha256 === article.extra.sha256 || isLongSeen(earlier)) return null;
  const { language, changed } = updateWords;
  return (
    <ChangedLine
      sentence={changed.since(formatDay(earlier.changedAt, language))}
      language={language}
      action={open ? changed.hide : changed.show}
      open={open}
      onToggle={() => setOpen(!open)}
    >
      <WhatChanged before={earlier.article} after={article} />
    </ChangedLine>
  );
}

const isLongSeen = ({ seenAt }: EarlierText) =>
  seenAt !== undefined && Date.now() - Date.parse(seenAt) > SAID_FOR * HOUR;

function WhatChanged({ before, after }: { readonly before: Article; readonly after: Article }): ReactElement {
  const { noWords, label } = updateWords.changed;
  const passages = changedPassages(blocksOf(before), blocksOf(after));
  if (passages.length === 0) return <p>{noWords}</p>;
  return <Changes passages={passages} label={label} {...languageOf(after)} />;
}

function blocksOf({ title, summary, contentHtml, contentText }: Article): string[] {
  const text = textBlocks(contentHtml ?? textToHtml(contentText ?? ''));
  return [title, summary, ...text].flatMap((block) => block || []);
}
