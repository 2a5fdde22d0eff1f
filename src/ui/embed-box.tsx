import { type ReactElement, useId, useState } from 'react';
import { language } from '../locale/article-words.ts';
import { embedBoxWords as words } from '../locale/embed-words.ts';
import { Button } from './button.tsx';
import styles from './embed-box.module.css';
import { Status } from './status.tsx';

const WAYS = ['element', 'frame'] as const;
type Way = (typeof WAYS)[number];

export type EmbedBoxProps = {
  readonly title: string;
  /** HTML for somebody else's page, by way. */
  readonly codes: Readonly<Record<Way, string>>;
  /** Address of the article as others see it; asked for only when the box is opened. */
  readonly preview: string;
  /** Puts a text on the clipboard; false when that is not allowed. */
  readonly onCopy: (text: string) => Promise<boolean>;
};

/** The code that puts this article into another page, to be copied, with a look at what it does. */
export function EmbedBox(props: EmbedBoxProps): ReactElement {
  const [opened, setOpened] = useState(false);
  return (
    <details
      className={styles['box']}
      lang={language}
      dir="ltr"
      onToggle={({ currentTarget }) => currentTarget.open && setOpened(true)}
    >
      <summary>{words.heading}</summary>
      {opened && <Inside {...props} />}
    </details>
  );
}

function Inside({ title, codes, preview, onCopy }: EmbedBoxProps): ReactElement {
  const [way, setWay] = useState<Way>('element');
  const [said, say] = useState('');
  const id = useId();
  const copy = async () => say((await onCopy(codes[way])) ? words.copied : words.copyFailed);
  return (
    <>
      <p>{words.sentence}</p>
      <fieldset>
        <legend>{words.ways}</legend>
        {WAYS.map((one) => (
          <label key={one}>
            <input type="radio" name={id} checked={one === way} onChange={() => setWay(one)} /> {words[one]}
          </label>
        ))}
      </fieldset>
      <label htmlFor={`${id}code`}>{words.code}</label>
      <textarea id={`${id}code`} readOnly rows={5} spellCheck={false} value={codes[way]} />
      <div className={styles['act']}>
        <Button onClick={() => void copy()}>{words.copy}</Button>
        <Status>{said}</Status>
      </div>
      <p>{words.preview}</p>
      <iframe src={preview} title={words.previewOf(title)} loading="lazy" />
    </>
  );
}
