import { type ReactElement, useEffect, useRef, useState } from 'react';
import { settingsWords } from '../locale/settings-words.ts';
import { Button } from './button.tsx';
import styles from './forget-all.module.css';
import { Status } from './status.tsx';

type Props = { readonly onForget: () => void; readonly forgotten: boolean };

/** Empties the device of everything this edition put there, after a second yes. */
export function ForgetAll({ onForget, forgotten }: Props): ReactElement {
  const [asking, setAsking] = useState(false);
  const no = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking) no.current?.focus();
  }, [asking]);
  const answer = (yes: boolean) => {
    setAsking(false);
    if (yes) onForget();
  };
  return (
    <div className={styles['forget']}>
      <p>{settingsWords.forgetSentence}</p>
      {asking ? (
        <fieldset className={styles['sure']}>
          <legend>{settingsWords.forgetSure}</legend>
          <Button onClick={() => answer(true)}>{settingsWords.forgetYes}</Button>
          <Button ref={no} onClick={() => answer(false)}>
            {settingsWords.forgetNo}
          </Button>
        </fieldset>
      ) : (
        <Button onClick={() => setAsking(true)}>{settingsWords.forgetAll}</Button>
      )}
      <Status>{forgotten ? settingsWords.forgotten : ''}</Status>
    </div>
  );
}
