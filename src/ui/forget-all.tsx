import { type ReactElement, useEffect, useRef, useState } from 'react';
import { words } from '../locale/words.ts';
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
      <p>{words.settings.forgetSentence}</p>
      {asking ? (
        <fieldset className={styles['sure']}>
          <legend>{words.settings.forgetSure}</legend>
          <Button onClick={() => answer(true)}>{words.settings.forgetYes}</Button>
          <Button ref={no} onClick={() => answer(false)}>
            {words.settings.forgetNo}
          </Button>
        </fieldset>
      ) : (
        <Button onClick={() => setAsking(true)}>{words.settings.forgetAll}</Button>
      )}
      <Status>{forgotten ? words.settings.forgotten : ''}</Status>
    </div>
  );
}
