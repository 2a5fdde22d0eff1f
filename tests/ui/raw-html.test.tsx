import { render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { RawHtml, setTrustedHtml } from '../../src/ui/raw-html.tsx';
import { clean } from './articles.ts';

const noted = clean('<details>More</details>');

afterEach(() => {
  setTrustedHtml((html) => html);
  vi.unstubAllGlobals();
});

test('clean HTML passes through the policy of the page', () => {
  setTrustedHtml((html) => ({ toString: () => html.replace('a', 'b') }));
  const { container } = render(<RawHtml html={clean('<p>a</p>')} />);
  expect(container.querySelector('p')).toHaveTextContent('b');
});

test('a text that is drawn again stays as the reader left it', () => {
  setTrustedHtml((html) => ({ toString: () => html }));
  const { container, rerender } = render(<RawHtml html={noted} />);
  container.querySelector('details')?.setAttribute('open', '');
  rerender(<RawHtml html={noted} />);
  expect(container.querySelector('details')).toHaveAttribute('open');
});

test('a table wider than the column can be reached with the keyboard, a narrow one is passed over', () => {
  vi.stubGlobal('ResizeObserver', Observer);
  const { container } = render(<RawHtml html={clean('<table></table><pre></pre>')} />);
  const [table, pre] = [container.querySelector('table'), container.querySelector('pre')];
  if (table) Object.defineProperty(table, 'scrollWidth', { value: 900 });
  Observer.resized();
  expect(table).toHaveAttribute('tabindex', '0');
  expect(pre).not.toHaveAttribute('tabindex');
});

class Observer {
  static resized: () => void = () => {};
  constructor(resized: () => void) {
    Observer.resized = resized;
  }
  observe() {}
  disconnect() {}
}
