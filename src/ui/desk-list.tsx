import { type ReactElement, useId } from 'react';
import { directionOf } from '../locale/direction.ts';
import { words } from '../locale/words.ts';
import { Button } from './button.tsx';
import styles from './desk-list.module.css';
import type { HeadingLevel } from './entry.ts';
import { Heading } from './heading.tsx';
import { Link } from './link.tsx';

/** Something of the reader's own: a saved article, a draft, an article on this device. */
export type DeskItem = {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly language?: string | undefined;
  /** "Saved October 7, 2022", "48 kB, kept October 7, 2022" */
  readonly note?: string | undefined;
  /** The beginning of a draft. */
  readonly text?: string | undefined;
  /** Beside the action: another link to the same, in one word. */
  readonly way?: string | undefined;
};

export type DeskListProps = {
  readonly items: readonly DeskItem[];
  readonly level?: HeadingLevel;
  /** On the button: "Remove". */
  readonly action: string;
  /** The button's whole name: "Remove “A small desk” from the saved articles". It contains `action`'s word. */
  readonly actionOf: (title: string) => string;
  readonly onAction: (id: string) => void;
  /** A second button that is on or off, as the words on it say. */
  readonly toggle?: {
    readonly on: (id: string) => boolean;
    readonly words: (on: boolean) => string;
    readonly wordsOf: (on: boolean, title: string) => string;
    readonly onToggle: (id: string, on: boolean) => void;
  };
};

/** The lists of the reader's own things: a title, a note and one thing to do with each. */
export function DeskList({ items, level = 2, action, actionOf, onAction, toggle }: DeskListProps): ReactElement {
  const id = useId();
  return (
    <ul className={styles['list']}>
      {items.map((item, place) => (
        <li key={item.id}>
          <div className={styles['text']} lang={item.language} dir={directionOf(item.language, item.title)}>
            <Heading level={level} id={`${id}-${place}`} className={styles['title']}>
              <Link to={item.href}>{item.title}</Link>
            </Heading>
            {item.text && (
              <p className={styles['excerpt']} dir="auto">
                {item.text}
              </p>
            )}
            {item.note && (
              <p className={styles['note']} lang={words.language}>
                <bdi>{item.note}</bdi>
              </p>
            )}
          </div>
          <div className={styles['ways']}>
            {item.way && (
              <Link to={item.href} className={styles['way']} aria-describedby={`${id}-${place}`}>
                {item.way}
              </Link>
            )}
            {toggle && (
              <Button
                aria-label={toggle.wordsOf(toggle.on(item.id), item.title)}
                onClick={() => toggle.onToggle(item.id, toggle.on(item.id))}
              >
                {toggle.words(toggle.on(item.id))}
              </Button>
            )}
            <Button aria-label={actionOf(item.title)} onClick={() => onAction(item.id)}>
              {action}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
