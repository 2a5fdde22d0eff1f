import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ForgetAll } from '../../src/ui/forget-all.tsx';
import { Panel } from '../../src/ui/panel.tsx';
import { TextSizeChoice, ThemeChoice } from '../../src/ui/type-settings.tsx';

test('the theme is one of three', async () => {
  const onChange = vi.fn();
  render(<ThemeChoice value="system" onChange={onChange} />);
  expect(screen.getByRole('radio', { name: 'As the device' })).toBeChecked();
  await userEvent.click(screen.getByRole('radio', { name: 'Dark' }));
  expect(onChange).toHaveBeenCalledWith('dark');
});

test('the size of the text is one of five, each with a name', async () => {
  const onChange = vi.fn();
  render(<TextSizeChoice value={2} onChange={onChange} />);
  expect(screen.getByRole('radio', { name: 'Medium' })).toBeChecked();
  await userEvent.click(screen.getByRole('radio', { name: 'Largest' }));
  expect(onChange).toHaveBeenCalledWith(4);
});

test('everything is forgotten only after a second yes', async () => {
  const onForget = vi.fn();
  render(<ForgetAll onForget={onForget} forgotten={false} />);
  await userEvent.click(screen.getByRole('button', { name: 'Forget everything' }));
  expect(onForget).not.toHaveBeenCalled();
  expect(screen.getByRole('button', { name: 'No, keep it' })).toHaveFocus();
  await userEvent.click(screen.getByRole('button', { name: 'Yes, forget everything' }));
  expect(onForget).toHaveBeenCalledOnce();
});

test('a no leaves all as it was', async () => {
  const onForget = vi.fn();
  render(<ForgetAll onForget={onForget} forgotten={false} />);
  await userEvent.click(screen.getByRole('button', { name: 'Forget everything' }));
  await userEvent.click(screen.getByRole('button', { name: 'No, keep it' }));
  expect(screen.getByRole('button', { name: 'Forget everything' })).toBeVisible();
  expect(onForget).not.toHaveBeenCalled();
});

test('it says when everything has been forgotten', () => {
  render(<ForgetAll onForget={() => {}} forgotten />);
  expect(screen.getByRole('status')).toHaveTextContent('Everything has been forgotten.');
});

test('a part of a page is a region named by its heading', () => {
  render(<Panel title="Comments">Nothing leaves this device.</Panel>);
  expect(screen.getByRole('region', { name: 'Comments' })).toBeVisible();
});
