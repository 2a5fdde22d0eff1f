import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { DeskList } from '../../src/ui/desk-list.tsx';
import { KeepEdition } from '../../src/ui/keep-edition.tsx';
import { SubscribePanel, type SubscribePanelProps } from '../../src/ui/subscribe-panel.tsx';

test('the reader’s own things are links, each with one thing to do', async () => {
  const onAction = vi.fn();
  const items = [{ id: 'a', title: 'On Ink', href: '/articles/on-ink/', note: '48 kB', text: 'I think that' }];
  render(<DeskList items={items} action="Forget" actionOf={(title) => `Forget “${title}”`} onAction={onAction} />);
  expect(screen.getByRole('link', { name: 'On Ink' })).toHaveAttribute('href', '/articles/on-ink/');
  expect(screen.getByText('I think that')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Forget “On Ink”' }));
  expect(onAction).toHaveBeenCalledWith('a');
});

const keep = { complete: false, onKeep: () => {}, onStop: () => {}, space: '16 articles, 1.2 MB' };

test('the whole edition is kept on request, with its progress, and can be stopped', async () => {
  const [onKeep, onStop] = [vi.fn(), vi.fn()];
  const { rerender } = render(<KeepEdition {...keep} onKeep={onKeep} />);
  await userEvent.click(screen.getByRole('button', { name: 'Keep the whole edition' }));
  expect(onKeep).toHaveBeenCalledOnce();
  rerender(<KeepEdition {...keep} onStop={onStop} progress={{ done: 500, all: 1000 }} />);
  expect(screen.getByRole('progressbar')).toHaveAttribute('value', '500');
  expect(screen.getByText('500 of 1,000 articles kept')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
  expect(onStop).toHaveBeenCalledOnce();
  rerender(<KeepEdition {...keep} complete />);
  expect(screen.getByText('The whole edition is on this device.')).toBeVisible();
});

const subscribe: SubscribePanelProps = {
  feeds: [
    { kind: 'rss', address: 'https://example.org/rss.xml' },
    { kind: 'json', address: 'https://example.org/feed.json' },
  ],
  onCopy: () => Promise.resolve(true),
  following: false,
  onFollow: () => {},
  install: 'by-menu',
  onInstall: () => {},
};

test('both feed addresses are shown in full as links, and can be copied', async () => {
  const onCopy = vi.fn(() => Promise.resolve(true));
  render(<SubscribePanel {...subscribe} onCopy={onCopy} />);
  for (const { address } of subscribe.feeds) {
    expect(screen.getByRole('link', { name: address })).toHaveAttribute('href', address);
  }
  await userEvent.click(screen.getByRole('button', { name: 'Copy the JSON Feed address' }));
  expect(onCopy).toHaveBeenCalledWith('https://example.org/feed.json');
  expect(await screen.findByText('Copied')).toBeVisible();
});

test('where copying is not allowed it says what to do instead', async () => {
  render(<SubscribePanel {...subscribe} onCopy={() => Promise.resolve(false)} />);
  await userEvent.click(screen.getByRole('button', { name: 'Copy the RSS address' }));
  expect(await screen.findByText(/Select the address instead/)).toBeVisible();
});

test('following and installing take one press each', async () => {
  const [onFollow, onInstall] = [vi.fn(), vi.fn()];
  render(<SubscribePanel {...subscribe} install="possible" onFollow={onFollow} onInstall={onInstall} />);
  await userEvent.click(screen.getByRole('button', { name: 'Follow here', pressed: false }));
  await userEvent.click(screen.getByRole('button', { name: 'Install' }));
  expect(onFollow).toHaveBeenCalledWith(true);
  expect(onInstall).toHaveBeenCalledOnce();
});
