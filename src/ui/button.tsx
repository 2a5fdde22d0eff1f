import type { ComponentProps, ReactElement } from 'react';
import styles from './button.module.css';

type Props = ComponentProps<'button'> & { readonly look?: 'main' | 'plain' | 'quiet' };

/** A button. `main` is the one that a page is about, `quiet` looks like a link. */
export function Button({ look = 'plain', type = 'button', ...rest }: Props): ReactElement {
  return <button type={type} className={`${styles['button']} ${styles[look]}`} {...rest} />;
}
