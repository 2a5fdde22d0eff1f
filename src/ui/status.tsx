import type { ReactElement, ReactNode } from 'react';

/** A sentence that is read aloud when it changes. It stays in the page while it is empty, else nothing would be heard. */
export function Status(props: { readonly children: ReactNode; readonly className?: string | undefined }): ReactElement {
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an `output` belongs to a form; this is a paragraph
  return <p role="status" {...props} />;
}
