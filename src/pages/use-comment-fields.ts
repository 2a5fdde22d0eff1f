import { type FocusEvent, useCallback, useState, useSyncExternalStore } from 'react';
import type { ArticleRef, Fields } from '../drafts/record.ts';
import { FIELD_NAMES, type FieldName } from '../ui/comment-field.tsx';
import { useServices } from './services.tsx';
import { useSettings } from './use-settings.ts';

const empty: Fields = { comment: '', name: '', email: '', website: '' };

/** What stands in the form: the draft, and where it is silent the details that the reader let this browser keep. */
export function useCommentFields(article: ArticleRef) {
  const { drafts } = useServices();
  const [{ details }, change] = useSettings();
  const [remember, setRemember] = useState<boolean>();
  const [touched, touch] = useState(false);
  const draft = useSyncExternalStore(
    drafts?.subscribe ?? (() => () => {}),
    () => drafts?.draftOf(article.id),
    () => undefined,
  );
  const fields: Fields = draft?.fields ?? (touched ? empty : { ...empty, ...details });
  const remembered = remember ?? details !== undefined;

  const type = (field: FieldName, value: string) => {
    if (draft === undefined && !touched) keepDetails();
    touch(true);
    drafts?.type(article, field, value);
  };
  /** The first word typed makes a draft of the details too, so that they can be changed for this comment alone. */
  const keepDetails = () => {
    for (const name of FIELD_NAMES) if (fields[name] !== '') drafts?.type(article, name, fields[name]);
  };
  const { name, email, website } = fields;
  return {
    draft,
    fields,
    type,
    /** Back to the details alone. */
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
