import { type ReactElement, type ReactNode, useId } from 'react';
import styles from './panel.module.css';

/** A part of a page with a heading of its own: label beside, matter within. */
export function Panel(props: { readonly title: string; readonly children: ReactNode }): ReactElement {
  const id = useId();
  return (
    <section className={styles['panel']} aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      <div>{props.children}</div>
    </section>
  );
}
