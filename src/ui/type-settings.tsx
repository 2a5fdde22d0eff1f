import { type ReactElement, useId } from 'react';
import { settingsWords } from '../locale/settings-words.ts';
import { words } from '../locale/words.ts';
import styles from './type-settings.module.css';

const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeName = (typeof THEMES)[number];
const SIZES = [0, 1, 2, 3, 4] as const;
export type TextSizeStep = (typeof SIZES)[number];

/** Light, dark, or as the device has it. */
export function ThemeChoice(props: {
  readonly value: ThemeName;
  readonly onChange: (theme: ThemeName) => void;
}): ReactElement {
  const name = useId();
  return (
    <fieldset className={styles['choice']} lang={words.language}>
      <legend>{settingsWords.theme}</legend>
      <div>
        {THEMES.map((theme) => (
          <label key={theme}>
            <input type="radio" name={name} checked={props.value === theme} onChange={() => props.onChange(theme)} />
            <span>{settingsWords.themes[theme]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Five sizes of text, each shown as what it is. */
export function TextSizeChoice(props: {
  readonly value: TextSizeStep;
  readonly onChange: (size: TextSizeStep) => void;
}): ReactElement {
  const name = useId();
  return (
    <fieldset className={styles['choice']} lang={words.language}>
      <legend>{settingsWords.textSize}</legend>
      <div className={styles['sizes']}>
        {SIZES.map((size) => (
          <label key={size}>
            <input
              type="radio"
              name={name}
              aria-label={settingsWords.textSizes[size]}
              checked={props.value === size}
              onChange={() => props.onChange(size)}
            />
            <span aria-hidden="true" data-size={size}>
              Aa
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
