import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ArticleTools } from '../../src/ui/article-tools.tsx';
import { MoreArticles } from '../../src/ui/more-articles.tsx';
import { Neighbours } from '../../src/ui/neighbours.tsx';
import { SubscribeLine } from '../../src/ui/subscribe-line.tsx';
import { entry } from './articles.ts';

test('an article is saved, kept and shared from its tools', async () => {
  const [onSave, onKeep, onShare] = [vi.fn(), vi.fn(), vi.fn()];
  render(<ArticleTools saved={false} onSave={onSave} kept="no" onKeep={onKeep} onShare={onShare} />);
  const tools = screen.getByRole('complementary', { name: 'Tools for this article' });
  for (const name of ['Save', 'Keep this article', 'Share']) {
    await userEvent.click(within(tools).getByRole('button', { name }));
  }
  expect([onSave, onKeep, onShare].map((tool) => tool.mock.calls.length)).toEqual([1, 1, 1]);
});

test('while an article is being kept it cannot be asked for again', async () => {
  const onKeep = vi.fn();
  render(<ArticleTools saved onSave={() => {}} kept="keeping" onKeep={onKeep} />);
  await userEvent.click(screen.getByRole('button', { name: 'Keeping…' }));
  expect(onKeep).not.toHaveBeenCalled();
  expect(screen.getByRole('button', { name: 'Saved', pressed: true })).toBeVisible();
});

test('what is kept says so', () => {
  render(<ArticleTools saved onSave={() => {}} kept="yes" said="Link copied" />);
  expect(screen.getByText('Kept on this device')).toBeVisible();
  expect(screen.getByRole('status')).toHaveTextContent('Link copied');
});

test('the type settings open and close', async () => {
  render(
    <ArticleTools saved={false} onSave={() => {}}>
      <p>Text size</p>
    </ArticleTools>,
  );
  const type = screen.getByRole('button', { name: 'Type', expanded: false });
  await userEvent.click(type);
  expect(screen.getByText('Text size')).toBeVisible();
  await userEvent.click(type);
  expect(screen.queryByText('Text size')).toBeNull();
});

test('more articles are offered with the reason for each, and lead to a page of their own', () => {
  render(<MoreArticles suggestions={[{ entry: entry(), reason: 'Also about ink' }]} locale="en" href="/more/" />);
  const heading = screen.getByRole('heading', { level: 2, name: 'More Articles' });
  expect(within(heading).getByRole('link')).toHaveAttribute('href', '/more/');
  expect(screen.getByText('Also about ink')).toBeVisible();
  expect(screen.getByRole('heading', { level: 3, name: 'On Ink' })).toBeVisible();
});

test('with nothing more to read it says so', () => {
  render(<MoreArticles suggestions={[]} locale="en" level={1} />);
  expect(screen.getByRole('heading', { level: 1, name: 'More Articles' })).toBeVisible();
  expect(screen.getByText('Nothing else has been published yet.')).toBeVisible();
});

test('the neighbours are links to the previous and the next article', () => {
  render(<Neighbours previous={entry({ id: 'a', title: 'Before' })} next={entry({ id: 'b', title: 'After' })} />);
  expect(screen.getByRole('link', { name: /Before/ })).toHaveAttribute('rel', 'prev');
  expect(screen.getByRole('link', { name: /After/ })).toHaveAttribute('rel', 'next');
});

test('an only article has no neighbours', () => {
  const { container } = render(<Neighbours />);
  expect(container).toBeEmptyDOMElement();
});

test('each article has a link to subscribe', () => {
  render(<SubscribeLine href="/subscribe/" />);
  expect(screen.getByRole('link', { name: 'Subscribe' })).toHaveAttribute('href', '/subscribe/');
});
