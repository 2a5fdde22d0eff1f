import { type ReactElement, type ReactNode, useId, useState } from 'react';
import { words } from '../locale/words.ts';
import styles from './article-tools.module.css';
import { Icon, type IconName } from './icons.tsx';
import { Status } from './status.tsx';

export type ArticleToolsProps = {
  readonly saved: boolean;
  readonly onSave: () => void;
  /** Undefined where nothing can be kept. */
  readonly kept?: 'no' | 'keeping' | 'yes' | undefined;
  readonly onKeep?: (() => void) | undefined;
  readonly onShare?: () => void;
  /** What the reader has begun to write under the article: the words of a link to it. */
  readonly draft?: string | undefined;
  /** Said after sharing: "Link copied". */
  readonly said?: string | undefined;
  /** The type settings that "Type" opens. */
  readonly children?: ReactNode;
};

/** Save, keep, share and type, in one quiet bar: at the foot of a phone, in the margin of a wide page. */
export function ArticleTools(props: ArticleToolsProps): ReactElement {
  const [open, setOpen] = useState(false);
  const panel = useId();
  return (
    <aside className={styles['tools']} aria-label={words.tools.name} lang={words.language} dir="ltr">
      {open && (
        <div id={panel} className={styles['panel']}>
          {props.children}
        </div>
      )}
      <div className={styles['bar']}>
        <Tool icon="save" solid={props.saved} pressed={props.saved} onClick={props.onSave}>
          {props.saved ? words.tools.saved : words.tools.save}
        </Tool>
        {props.kept && <KeepTool kept={props.kept} onKeep={props.onKeep} />}
        {props.draft && (
          <a className={styles['tool']} href="#comment">
            <Icon name="draft" />
            <span>{props.draft}</span>
          </a>
        )}
        {props.onShare && (
          <Tool icon="share" onClick={props.onShare}>
            {words.tools.share}
          </Tool>
        )}
        {props.children && (
          <Tool icon="type" expanded={open} controls={open ? panel : undefined} onClick={() => setOpen(!open)}>
            {words.tools.type}
          </Tool>
        )}
      </div>
      <Status className={styles['said']}>{props.said}</Status>
    </aside>
  );
}

function KeepTool({ kept, onKeep }: Pick<ArticleToolsProps, 'kept' | 'onKeep'>): ReactElement {
  if (kept === 'yes') {
    return (
      <p className={styles['tool']}>
        <Icon name="check" />
        <span>{words.tools.kept}</span>
      </p>
    );
  }
  return (
    <Tool icon="keep" disabled={kept === 'keeping'} onClick={onKeep}>
      {kept === 'keeping' ? words.tools.keeping : words.tools.keep}
    </Tool>
  );
}

type ToolProps = {
  readonly icon: IconName;
  readonly solid?: boolean;
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  readonly controls?: string | undefined;
  readonly disabled?: boolean;
  readonly onClick: (() => void) | undefined;
  readonly children: ReactNode;
};

function Tool(props: ToolProps): ReactElement {
  return (
    <button
      type="button"
      className={styles['tool']}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      aria-disabled={props.disabled}
      onClick={props.disabled ? undefined : props.onClick}
    >
      <Icon name={props.icon} solid={props.solid ?? false} />
      <span>{props.children}</span>
    </button>
  );
}
