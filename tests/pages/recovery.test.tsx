import { render, screen } from '@testing-library/react';
import { lazy, type ReactElement, Suspense } from 'react';
import { expect, test, vi } from 'vitest';
import { Recovery } from '../../src/pages/recovery.tsx';

const Gone = lazy(() => Promise.reject<{ default: () => ReactElement }>(new TypeError('Failed to fetch module')));

const page = (at: string) => (
  <>
    <p>The rest</p>
    <Recovery at={at} level={2}>
      <Suspense>{at === '/settings' ? <Gone /> : <p>Here</p>}</Suspense>
    </Recovery>
  </>
);

test('a part that does not come is a sentence and a way out, and the rest stays', async () => {
  const caught = vi.fn<(error: unknown) => void>();
  const { rerender } = render(page('/settings'), { onCaughtError: caught });
  expect(await screen.findByRole('alert')).toHaveTextContent(/A part of the reader is missing/);
  expect(screen.getByRole('button', { name: 'Open it again' })).toBeVisible();
  expect(screen.getByText('The rest')).toBeVisible();
  rerender(page('/saved'));
  expect(screen.getByText('Here')).toBeVisible();
  rerender(page('/settings'));
  expect(await screen.findByRole('alert')).toBeVisible();
});
