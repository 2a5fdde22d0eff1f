import { Component, type ReactElement, type ReactNode } from 'react';
import { words } from '../locale/words.ts';
import { Failed } from '../ui/faces.tsx';

type Props = {
  /** Another address, article or the like: then it is tried again. */
  readonly at: string;
  /** 0: nothing stands in its place. */
  readonly level?: 0 | 1 | 2;
  readonly children: ReactNode;
};

type State = { readonly failed: boolean; readonly at: string };

/**
 * Stands around what may not come: parts of the app that are loaded late can be gone with a newer version. In the place
 * of the part there is a sentence and a way out; the rest of the page stays, and so does what was typed.
 */
export class Recovery extends Component<Props, State> {
  override readonly state: State = { failed: false, at: this.props.at };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ at }: Props, state: State): State | null {
    return at === state.at ? null : { failed: false, at };
  }

  override render(): ReactNode {
    const { level = 1, children } = this.props;
    if (!this.state.failed) return children;
    return level !== 0 && <PartMissing level={level} />;
  }
}

export function PartMissing({ level }: { readonly level: 1 | 2 }): ReactElement {
  const { failed, partMissing, reload } = words.faces;
  return (
    <Failed
      level={level}
      title={failed}
      sentence={partMissing}
      way={{ label: reload, onClick: () => location.reload() }}
    />
  );
}
