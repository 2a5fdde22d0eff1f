import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { DeskList } from '../../src/ui/desk-list.tsx';
import { KeepPanel, type KeepPanelProps } from '../../src/ui/keep-panel.tsx';
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

const keep: KeepPanelProps = {
  action: 'Keep the whole edition',
  cost: '312 articles, 41 MB',
  state: { kind: 'none' },
  onGive: () => {},
  onStop: () => {},
  onWithdraw: () => {},
};

test('the whole edition is kept on request, with its cost, its progress and a receipt, and can be stopped', async () => {
  const [onGive, onStop, onWithdraw] = [vi.fn(), vi.fn(), vi.fn()];
  const { rerender } = render(<KeepPanel {...keep} onGive={onGive} />);
  expect(screen.getByText('312 articles, 41 MB')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Keep the whole edition' }));
  expect(onGive).toHaveBeenCalledOnce();
  const bringing = { kind: 'bringing', done: 100, all: 312, sentence: '100 of 312 articles' } as const;
  rerender(<KeepPanel {...keep} onStop={onStop} state={bringing} />);
  expect(screen.getByRole('progressbar')).toHaveAttribute('value', '100');
  expect(screen.getByRole('status')).toHaveTextContent('100 of 312 articles');
  await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
  expect(onStop).toHaveBeenCalledOnce();
  rerender(<KeepPanel {...keep} state={{ kind: 'stopped', sentence: 'Stopped.' }} onGive={onGive} />);
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  expect(onGive).toHaveBeenCalledTimes(2);
  const receipt = '312 articles, 41 MB, complete, Tuesday 10:14 AM';
  rerender(<KeepPanel {...keep} state={{ kind: 'kept', sentence: 'All is here.', receipt }} onWithdraw={onWithdraw} />);
  expect(screen.getByText(receipt)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Let newer ones be' }));
  expect(onWithdraw).toHaveBeenCalledOnce();
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
