import type { Page } from '@playwright/test';

export const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

/** What the form says has become of a comment, by its title. */
export const notice = (page: Page, title: string) => page.getByRole('region', { name: title });

type Texts = { readonly Name?: string; readonly Email?: string; readonly Website?: string };

/** Fills the form in; a reader has a name. */
export async function write(page: Page, comment: string, texts: Texts = {}): Promise<void> {
  await field(page, 'Comment').fill(comment);
  for (const [name, text] of Object.entries({ Name: 'Reader', ...texts })) await field(page, name).fill(text);
}

export const post = (page: Page) => page.getByRole('button', { name: 'Post comment' }).click();

/** Presses a button of a notice. */
export const press = (page: Page, title: string, button: string) =>
  notice(page, title).getByRole('button', { name: button, exact: true }).click();

export const SENT = 'Your comment was sent';
export const NOT_SENT = 'Your comment was not sent';
export const NO_NETWORK = 'Your comment waits for the network';
export const LATER = 'Your comment waits for the site';
