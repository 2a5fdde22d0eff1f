import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { CarrelArticleAttributes } from '../../src/embed/element.tsx';

it('is written in JSX with its attributes, of which the types know every one', () => {
  const wanted: CarrelArticleAttributes = { integrity: 'sha256-x', keep: '' };
  const { container } = render(
    <carrel-article {...wanted} src="a.json" heading-level={3} theme="dark" lang="de" id="x">
      <a href="a/">A</a>
    </carrel-article>,
  );
  expect(container.innerHTML).toBe(
    '<carrel-article integrity="sha256-x" keep="" src="a.json" heading-level="3" theme="dark" lang="de" id="x"><a href="a/">A</a></carrel-article>',
  );
});

// @ts-expect-error `scr` is no attribute
export const misspelt = () => <carrel-article scr="a.json" />;
// @ts-expect-error a headline has one of six levels
export const wrongLevel = () => <carrel-article heading-level={7} />;
// @ts-expect-error React 18 would write `keep="false"`, which keeps
export const notKept = () => <carrel-article keep={false} />;
