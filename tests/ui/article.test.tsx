import { render, screen, within } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Article } from '../../src/ui/article.tsx';
import { article, clean } from './articles.ts';

const whole = article({
  title: 'On Ink',
  summary: 'It dries.',
  authors: [{ name: 'Ada', url: 'https://example.org/ada' }],
  tags: ['Printing', 'Chemistry'],
  datePublished: '2022-10-07T23:30:00-07:00',
  dateModified: '2022-10-09T08:00:00Z',
  language: 'en',
  image: 'https://example.org/ink.avif',
  extra: { minutes: [4, 6], picture: { width: 1600, height: 1067, alt: 'A well', caption: 'Dry since 1911.' } },
});

const shown = (parts = whole, html = '<p>Text.</p>') =>
  render(<Article article={parts} html={clean(html)} locale="en-US" topicHref={(tag) => `/topics/${tag}/`} />);

test('an article shows topic, headline, standfirst, byline, picture, text and topics', () => {
  shown();
  expect(screen.getByRole('heading', { level: 1, name: 'On Ink' })).toBeVisible();
  expect(screen.getByText('It dries.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Ada' })).toHaveAttribute('href', 'https://example.org/ada');
  expect(screen.getByText('October 7, 2022')).toHaveAttribute('datetime', '2022-10-07T23:30:00-07:00');
  expect(screen.getByText('Updated October 9, 2022')).toBeVisible();
  expect(screen.getByText('4–6 min read')).toBeVisible();
  expect(screen.getByRole('img', { name: 'A well' })).toHaveAttribute('width', '1600');
  expect(screen.getByText('Dry since 1911.')).toBeVisible();
  expect(screen.getByText('Text.')).toBeVisible();
  expect(screen.getAllByRole('link', { name: 'Printing' })[0]).toHaveAttribute('href', '/topics/Printing/');
});

test('an article with nothing but a text has a headline all the same', () => {
  const { container } = shown(article({ title: '', contentHtml: '<p>Rain &amp; wind</p>' }), '<p>Rain &amp; wind</p>');
  expect(screen.getByRole('heading', { level: 1, name: 'Rain & wind' })).toBeVisible();
  expect(container.querySelector('time, img, footer')).toBeNull();
});

test('an article runs the way of its language', () => {
  const { container } = shown(article({ title: 'كشيدة', language: 'ar' }), '<p>كشيدة</p>');
  expect(container.querySelector('article')).toHaveAttribute('dir', 'rtl');
  expect(container.querySelector('article')).toHaveAttribute('lang', 'ar');
});

test('a picture that the text repeats is shown once', () => {
  shown(whole, '<p><img src="https://example.org/ink.avif" alt="A well"></p>');
  expect(screen.getAllByRole('img')).toHaveLength(1);
});

test('the heading level is that of the page around it', () => {
  render(<Article article={whole} html={clean('')} locale="en" headingLevel={3} />);
  expect(screen.getByRole('heading', { level: 3, name: 'On Ink' })).toBeVisible();
});

test('while the text is on its way its place is taken by what is said there', () => {
  render(
    <Article article={whole} html={undefined} locale="en">
      <p>One moment</p>
    </Article>,
  );
  expect(screen.getByRole('heading', { name: 'On Ink' })).toBeVisible();
  expect(screen.getByText('One moment')).toBeVisible();
});

test('addresses that are no web addresses are no links', () => {
  shown(
    article({
      authors: [{ name: 'Eve', url: 'javascript:alert(1)' }],
      externalUrl: 'data:text/html,x',
      attachments: [{ url: 'javascript:alert(2)', mimeType: 'audio/mpeg' }],
    }),
  );
  expect(screen.getByText('Eve')).toBeVisible();
  expect(screen.queryAllByRole('link')).toEqual([]);
});

test('sound that came with an article is heard there, with its name and size', () => {
  const sound = { url: 'https://example.org/a%20b.mp3', mimeType: 'audio/mpeg', sizeInBytes: 12_400_000 };
  const { container } = shown(article({ attachments: [sound] }));
  expect(container.querySelector('audio')).toHaveAttribute('preload', 'none');
  const list = screen.getByRole('region', { name: 'To listen to, watch or download' });
  expect(within(list).getByRole('link', { name: 'a b.mp3' })).toBeVisible();
  expect(within(list).getByText('12 MB')).toBeVisible();
});

test('names of authors and topics are text, whatever they look like', () => {
  const { container } = shown(article({ title: '<b>x</b>', tags: ['<img src=x>'], authors: [{ name: '<script>' }] }));
  expect(container.querySelector('b, script, img')).toBeNull();
});

test('an article renders on a server', () => {
  expect(renderToString(<Article article={whole} html={clean('<p>Text.</p>')} locale="en" />)).toContain(
    '<p>Text.</p>',
  );
});
