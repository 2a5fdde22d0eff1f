import { type FocusEvent, useCallback, useState, useSyncExternalStore } from 'react';
import type { Letter } from '../drafts/letter.ts';
import type { ArticleRef, Fields } from '../drafts/record.ts';
import { FIELD_NAMES, type FieldName } from '../ui/comment-field.tsx';
import { useServices } from './services.tsx';
import { useSettings } from './use-settings.ts';

const empty: Fields = { comment: '', name: '', email: '', website: '' };

/**
 * What stands in the form: the draft; where there is none, a comment that came back; where it is silent, the details
 * that the reader let this browser keep.
 */
export function useCommentFields(article: ArticleRef, returned: Letter | undefined) {
  const { drafts, outbox } = useServices();
  const [{ details }, change] = useSettings();
  const [remember, setRemember] = useState<boolean>();
  const [touched, touch] = useState(false);
  const draft = useSyncExternalStore(
    drafts?.subscribe ?? (() => () => {}),
    () => drafts?.draftOf(article.id),
    () => undefined,
  );
  const offered = returned?.fields ?? { ...empty, ...details };
  const fields: Fields = draft?.fields ?? (touched ? empty : offered);
  const remembered = remember ?? details !== undefined;
  const isShown = returned !== undefined && draft === undefined && !touched;

  const type = (field: FieldName, value: string) => {
    if (draft === undefined && !touched) takeOver();
    touch(true);
    drafts?.type(article, field, value);
  };
  /** The first key makes a draft of all that stood there, so that it can be changed. */
  const takeOver = () => {
    for (const name of FIELD_NAMES) if (fields[name] !== '') drafts?.type(article, name, fields[name]);
    if (isShown && drafts?.kept) void outbox?.discard(returned.id);
  };
  const { name, email, website } = fields;
  return {
    draft,
    fields,
    /** The comment that came back is what stands in the form. */
    isReturnedShown: isShown,
    type,
    /** Back to what is offered. */
    reset: () => touch(false),
    remember: remembered,
    setRemember(wanted: boolean) {
      setRemember(wanted);
      if (!wanted) change({ details: undefined });
    },
    rememberNow: () => change({ details: remembered ? { name, email, website } : undefined }),
    enter: useCallback(
      (event: FocusEvent) => inField(event, (field) => drafts?.enter(article.id, field)),
      [drafts, article.id],
    ),
    leave: useCallback(
      (event: FocusEvent) => inField(event, (field) => drafts?.leave(article.id, field)),
      [drafts, article.id],
    ),
  };
}

function inField(event: FocusEvent, act: (field: FieldName) => void): void {
  const field = FIELD_NAMES.find((name) => name === (event.target as HTMLElement).dataset['field']);
  if (field !== undefined) act(field);
}
