// A blog for Astro, in the manner of its own template: its files by their names. Articles lie in `articles/`.

export const SITE = {
  'package.json': `{
  "name": "peer-astro",
  "private": true,
  "type": "module",
  "dependencies": {
    "@astrojs/rss": "4.0.19",
    "@astrojs/sitemap": "3.7.4",
    "astro": "5.18.2"
  }
}
`,
  'astro.config.mjs': `import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';

export default defineConfig({ site: 'https://example.org', integrations: [sitemap()] });
`,
  'src/content.config.ts': `import { defineCollection, z } from 'astro:content';
import { glob } from 'astro/loaders';

const articles = defineCollection({
  loader: glob({ base: './articles', pattern: '**/*.md' }),
  schema: z.object({
    title: z.string(),
    date: z.coerce.date(),
    summary: z.string(),
    tags: z.array(z.string()),
    author: z.string(),
  }),
});

export const collections = { articles };
`,
  'src/newest.ts': `import { getCollection } from 'astro:content';

/** All articles, newest first. */
export const newest = async () =>
  (await getCollection('articles')).sort((a, b) => b.data.date.valueOf() - a.data.date.valueOf());
`,
  'src/layouts/page.astro': `---
const { title, description } = Astro.props;
---

<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>{title}</title>
    <meta name="description" content={description} />
    <meta property="og:title" content={title} />
    <meta property="og:description" content={description} />
    <link rel="canonical" href={new URL(Astro.url.pathname, Astro.site)} />
    <link rel="sitemap" href="/sitemap-index.xml" />
    <link rel="alternate" type="application/rss+xml" href="/rss.xml" />
  </head>
  <body>
    <header><a href="/1/">Articles</a></header>
    <main><slot /></main>
  </body>
</html>
`,
  'src/pages/articles/[id].astro': `---
import { render } from 'astro:content';
import Page from '../../layouts/page.astro';
import { newest } from '../../newest';

export async function getStaticPaths() {
  const all = await newest();
  return all.map((article, index) => ({
    params: { id: article.id },
    props: { article, newer: all[index - 1], older: all[index + 1] },
  }));
}
const { article, newer, older } = Astro.props;
const { title, date, summary, tags, author } = article.data;
const { Content } = await render(article);
---

<Page title={title} description={summary}>
  <article>
    <h1>{title}</h1>
    <p>{summary}</p>
    <p>{author} <time datetime={date.toISOString()}>{date.toDateString()}</time> {tags.join(', ')}</p>
    <Content />
  </article>
  <nav>
    {newer && <a rel="prev" href={\`/articles/\${newer.id}/\`}>{newer.data.title}</a>}
    {older && <a rel="next" href={\`/articles/\${older.id}/\`}>{older.data.title}</a>}
  </nav>
</Page>
`,
  'src/pages/[page].astro': `---
import Page from '../layouts/page.astro';
import { newest } from '../newest';

export const getStaticPaths = async ({ paginate }) => paginate(await newest(), { pageSize: 100 });
const { page } = Astro.props;
---

<Page title="Articles" description="All articles, newest first">
  <h1>Articles</h1>
  <ul>
    {page.data.map(({ id, data }) => <li><h2><a href={\`/articles/\${id}/\`}>{data.title}</a></h2><p>{data.summary}</p></li>)}
  </ul>
  <nav>
    {page.url.prev && <a rel="prev" href={page.url.prev}>Newer</a>}
    {page.url.next && <a rel="next" href={page.url.next}>Older</a>}
  </nav>
</Page>
`,
  'src/pages/rss.xml.js': `import rss from '@astrojs/rss';
import { newest } from '../newest';

export const GET = async ({ site }) =>
  rss({
    title: 'Articles',
    description: 'All articles',
    site,
    items: (await newest()).slice(0, 20).map(({ id, data: { title, date, summary } }) => ({
      title,
      pubDate: date,
      description: summary,
      link: \`/articles/\${id}/\`,
    })),
  });
`,
};
