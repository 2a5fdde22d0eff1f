import { describe, expect, it } from 'vitest';
import { openChannel } from '../../src/store/channel.ts';
import { article, closeTab, commentIn, commentsOnDisk, openTab, startTab, type Tab, until } from './desk.ts';

/** Until the tab shows this text of the comment. */
async function shows(tab: Tab, text: string): Promise<void> {
  await until(tab.drafts, () => commentIn(tab) === text);
}

function conflictIn(tab: Tab) {
  return tab.drafts.draftOf(article.id)?.conflicts.comment;
}

describe('two tabs with one article', () => {
  it('show each other what is typed', async () => {
    const [one, two] = [await openTab(), await openTab()];
    one.drafts.type(article, 'comment', 'Well');
    await shows(two, 'Well');
    two.drafts.type(article, 'comment', 'Well said');
    await shows(one, 'Well said');
    one.drafts.type(article, 'name', 'Ada');
    await until(two.drafts, () => two.drafts.draftOf(article.id)?.fields.name === 'Ada');
    expect(conflictIn(one)).toBeUndefined();
    expect(conflictIn(two)).toBeUndefined();
  });

  it('merge field by field when both are read after a reload', async () => {
    const [one, two] = [await openTab(), await openTab()];
    one.drafts.type(article, 'comment', 'Well said');
    two.drafts.type(article, 'name', 'Ada');
    closeTab(one);
    closeTab(two);
    const { drafts } = await openTab();
    expect(drafts.draftOf(article.id)).toMatchObject({ fields: { comment: 'Well said', name: 'Ada' }, conflicts: {} });
  });

  it('keep both texts when both were typed from the same base, and report them', async () => {
    const [one, two] = [await openTab(), await openTab()];
    one.drafts.type(article, 'comment', 'Yes');
    two.drafts.type(article, 'comment', 'No');
    await until(one.drafts, () => conflictIn(one) !== undefined);
    await until(two.drafts, () => conflictIn(two) !== undefined);
    expect(conflictIn(one)).toEqual({ mine: 'Yes', theirs: 'No' });
    expect(conflictIn(two)).toEqual({ mine: 'No', theirs: 'Yes' });
    one.drafts.type(article, 'comment', 'Yes!');
    expect(conflictIn(one)).toEqual({ mine: 'Yes!', theirs: 'No' });
  });

  it('still know both texts after a reload, until one is chosen', async () => {
    const [one, two] = [await openTab(), await openTab()];
    one.drafts.type(article, 'comment', 'Yes');
    two.drafts.type(article, 'comment', 'No');
    closeTab(one);
    closeTab(two);
    const later = await openTab();
    expect([conflictIn(later)?.mine, conflictIn(later)?.theirs].toSorted()).toEqual(['No', 'Yes']);
    later.drafts.settle(article, 'comment', 'Yes and no');
    expect(conflictIn(later)).toBeUndefined();
    expect(commentIn(later)).toBe('Yes and no');
    expect(await commentsOnDisk()).toEqual(['Yes and no']);
  });

  it('have no conflict when they say the same, nor when one says nothing', async () => {
    const [one, two, three] = [await openTab(), await openTab(), await openTab()];
    one.drafts.type(article, 'comment', 'Yes');
    two.drafts.type(article, 'comment', 'Yes');
    three.drafts.type(article, 'comment', '');
    for (const tab of [one, two, three]) closeTab(tab);
    const later = await openTab();
    expect(commentIn(later)).toBe('Yes');
    later.drafts.type(article, 'comment', 'Yes!');
    expect(conflictIn(later)).toBeUndefined();
    expect(await commentsOnDisk()).toEqual(['Yes!']);
  });

  it('keep a text apart that was typed before the disk was read', async () => {
    const before = await openTab();
    before.drafts.type(article, 'comment', 'From yesterday');
    closeTab(before);
    const tab = startTab();
    tab.drafts.type(article, 'comment', 'Q');
    await tab.drafts.whenLoaded;
    expect(conflictIn(tab)).toEqual({ mine: 'Q', theirs: 'From yesterday' });
  });

  it('lose no text of a third', async () => {
    const [one, two, three] = [await openTab(), await openTab(), await openTab()];
    one.drafts.type(article, 'comment', 'One');
    two.drafts.type(article, 'comment', 'Two');
    three.drafts.type(article, 'comment', 'Three');
    for (const tab of [one, two, three]) closeTab(tab);
    const later = await openTab();
    const texts = [commentIn(later), conflictIn(later)?.theirs];
    later.drafts.type(article, 'comment', `${commentIn(later)}!`);
    expect((await commentsOnDisk()).length).toBe(3);
    expect(new Set(texts).size).toBe(2);
  });
});

describe('a field in use', () => {
  it('keeps its text while another tab goes on with it, and takes the newer one when it is left', async () => {
    const [one, two] = [await openTab(), await openTab()];
    one.drafts.type(article, 'comment', 'Well');
    one.drafts.enter(article.id, 'comment');
    await shows(two, 'Well');
    two.drafts.type(article, 'name', 'Ada');
    two.drafts.type(article, 'comment', 'Well said');
    await until(one.drafts, () => one.drafts.draftOf(article.id)?.fields.name === 'Ada');
    expect(commentIn(one)).toBe('Well');
    one.drafts.leave(article.id, 'comment');
    await shows(one, 'Well said');
    expect(conflictIn(one)).toBeUndefined();
  });

  it('that is typed in after that is kept beside the other text', async () => {
    const [one, two] = [await openTab(), await openTab()];
    one.drafts.type(article, 'comment', 'Well');
    one.drafts.enter(article.id, 'comment');
    await shows(two, 'Well');
    two.drafts.type(article, 'comment', 'Well said');
    two.drafts.type(article, 'name', 'Ada');
    await until(one.drafts, () => one.drafts.draftOf(article.id)?.fields.name === 'Ada');
    one.drafts.type(article, 'comment', 'Well done');
    expect(conflictIn(one)).toEqual({ mine: 'Well done', theirs: 'Well said' });
  });

  it('that is still empty takes what another tab brings', async () => {
    const [one, two] = [await openTab(), await openTab()];
    one.drafts.enter(article.id, 'comment');
    two.drafts.type(article, 'comment', 'Well');
    await shows(one, 'Well');
  });
});

describe('discarding in one tab', () => {
  it('takes the draft away in the other', async () => {
    const [one, two] = [await openTab(), await openTab()];
    one.drafts.type(article, 'comment', 'Well');
    await shows(two, 'Well');
    two.drafts.discard(article.id);
    await until(one.drafts, () => one.drafts.draftOf(article.id) === undefined);
    expect(await commentsOnDisk()).toEqual([]);
  });

  it('leaves the field that is in use in the other, and what is typed there is kept anew', async () => {
    const [one, two] = [await openTab(), await openTab()];
    one.drafts.type(article, 'comment', 'Well');
    one.drafts.enter(article.id, 'comment');
    await shows(two, 'Well');
    const gone = new Promise((resolve) => one.drafts.subscribe(() => resolve(undefined)));
    two.drafts.discard(article.id);
    await gone;
    one.drafts.type(article, 'comment', 'Well said');
    await shows(two, 'Well said');
    expect(await commentsOnDisk()).toEqual(['Well said']);
  });
});

it('does not believe everything it hears from other tabs', async () => {
  const { drafts } = await openTab();
  drafts.type(article, 'comment', 'Well');
  const channel = openChannel('/', () => {});
  for (const news of [null, 'wrote', { kind: 'wrote', record: { articleId: article.id } }, { kind: 'discarded' }]) {
    channel.tell({ drafts: news });
  }
  channel.tell({ drafts: { kind: 'discarded', articleId: 'other' } });
  await until(drafts, () => true);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(drafts.draftOf(article.id)?.fields.comment).toBe('Well');
  channel.close();
});
