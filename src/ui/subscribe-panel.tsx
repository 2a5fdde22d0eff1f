import { type ReactElement, useState } from 'react';
import { words } from '../locale/words.ts';
import { Button } from './button.tsx';
import { Panel } from './panel.tsx';
import { Status } from './status.tsx';
import styles from './subscribe-panel.module.css';

export type FeedAddress = { readonly kind: 'rss' | 'json' | 'atom'; readonly address: string };

export type SubscribePanelProps = {
  /** Absolute addresses, shown in full. */
  readonly feeds: readonly FeedAddress[];
  /** Puts a text on the clipboard; false when that is not allowed. */
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly following: boolean;
  readonly onFollow: (follow: boolean) => void;
  readonly install: 'possible' | 'done' | 'by-menu';
  readonly onInstall: () => void;
};

/** Three ways to hear of new articles; none needs an account. */
export function SubscribePanel(props: SubscribePanelProps): ReactElement {
  return (
    <div lang={words.language} dir="ltr">
      <FeedAddresses feeds={props.feeds} onCopy={props.onCopy} />
      <Panel title={words.subscribe.follow}>
        <p>{words.subscribe.followSentence}</p>
        <div className={styles['act']}>
          <Button aria-pressed={props.following} onClick={() => props.onFollow(!props.following)}>
            {words.subscribe.followHere}
          </Button>
          <Status>{props.following ? words.subscribe.following : ''}</Status>
        </div>
      </Panel>
      <Panel title={words.subscribe.install}>
        <p>{words.subscribe.installSentence}</p>
        {props.install === 'possible' && <Button onClick={props.onInstall}>{words.subscribe.installNow}</Button>}
        {props.install === 'done' && <p>{words.subscribe.installed}</p>}
        {props.install === 'by-menu' && <p>{words.subscribe.installByMenu}</p>}
      </Panel>
    </div>
  );
}

function FeedAddresses({ feeds, onCopy }: Pick<SubscribePanelProps, 'feeds' | 'onCopy'>): ReactElement {
  const [said, say] = useState('');
  const copy = async (text: string) => {
    say((await onCopy(text)) ? words.subscribe.copied : words.subscribe.copyFailed);
  };
  return (
    <Panel title={words.subscribe.feeds}>
      <p>{words.subscribe.feedsSentence}</p>
      <dl className={styles['feeds']}>
        {feeds.map(({ kind, address }) => (
          <div key={kind}>
            <dt>{words.subscribe[kind]}</dt>
            <dd>
              <a href={address}>{address}</a>
              <Button aria-label={words.subscribe.copyOf(words.subscribe[kind])} onClick={() => void copy(address)}>
                {words.subscribe.copy}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
      <Status className={styles['said']}>{said}</Status>
    </Panel>
  );
}
