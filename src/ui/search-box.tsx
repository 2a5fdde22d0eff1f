import type { FormEvent, ReactElement } from 'react';
import { useId } from 'react';
import { searchWords } from '../locale/search-words.ts';
import { words } from '../locale/words.ts';
import { Button } from './button.tsx';
import styles from './search-box.module.css';

type Props = {
  readonly query: string;
  /** The search page's address: without a script the form goes there. */
  readonly action: string;
  readonly onChange: (query: string) => void;
  readonly onSubmit: (query: string) => void;
};

/** One field and one button. */
export function SearchBox({ query, action, onChange, onSubmit }: Props): ReactElement {
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit(query);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- `search` is unknown to browsers of 2022
    <form role="search" lang={words.language} className={styles['box']} action={action} onSubmit={submit}>
      <label htmlFor={id}>{searchWords.label}</label>
      <div>
        <input
          id={id}
          type="search"
          name="q"
          dir="auto"
          value={query}
          autoComplete="off"
          enterKeyHint="search"
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        <Button type="submit" look="main">
          {searchWords.go}
        </Button>
      </div>
      <p id={`${id}-hint`}>{searchWords.hint}</p>
    </form>
  );
}
