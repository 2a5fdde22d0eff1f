import type { ReactElement, ReactNode } from 'react';
import { isWeb } from '../article/address.ts';
import type { Article as ArticleData, SafeHtml } from '../article/types.ts';
import { articleWords, language } from '../locale/article-words.ts';
import { Anchor, type LinkComponent } from './anchor.tsx';
import styles from './article.module.css';
import { Attachments } from './article-attachments.tsx';
import body from './article-body.module.css';
import { Byline } from './article-byline.tsx';
import { LeadPicture } from './article-picture.tsx';
import { Topics } from './article-topics.tsx';
import type { HeadingLevel, TopicHref } from './entry.ts';
import { Heading } from './heading.tsx';
import { headlineOf, languageOf } from './headline.ts';
import { lengthOf } from './headline-length.ts';
import { RawHtml } from './raw-html.tsx';

export type ArticleProps = {
  readonly article: ArticleData;
  /** The cleaned text. Without it `children` stand in its place: a waiting shape, or why there is none. */
  readonly html: SafeHtml | undefined;
  /** BCP 47: the reader's, for dates. */
  readonly locale: string;
  readonly headingLevel?: HeadingLevel;
  readonly headingId?: string;
  readonly topicHref?: TopicHref;
  readonly link?: LinkComponent;
  readonly children?: ReactNode;
};

/** An article as it is read: in the app, in a prerendered page and in someone else's page. */
export function Article(props: ArticleProps): ReactElement {
  const { article, html, locale, topicHref, link = Anchor } = props;
  const language = languageOf(article);
  return (
    <article part="article" className={styles['article']} {...language}>
      <ArticleHead {...props} />
      {!repeats(html, article) && <LeadPicture {...props} />}
      {html === undefined ? props.children : <RawHtml part="body" className={body['body']} html={html} {...language} />}
      <Attachments attachments={article.attachments} locale={locale} />
      <Elsewhere url={article.externalUrl} />
      <Topics tags={article.tags} topicHref={topicHref} link={link} />
    </article>
  );
}

function ArticleHead(props: ArticleProps): ReactElement {
  const { article, headingLevel = 1, headingId, locale, topicHref, link: Link = Anchor } = props;
  const [topic] = article.tags;
  const headline = headlineOf(article);
  return (
    <header className={styles['head']}>
      {topic && (
        <p part="topic" className={styles['topic']}>
          <bdi>{topicHref ? <Link to={topicHref(topic)}>{topic}</Link> : topic}</bdi>
        </p>
      )}
      <Heading
        level={headingLevel}
        part="headline"
        className={styles['headline']}
        data-length={lengthOf(headline)}
        {...(headingId ? { id: headingId, tabIndex: -1 } : {})}
      >
        {headline}
      </Heading>
      {article.summary && (
        <p part="standfirst" className={styles['standfirst']}>
          {article.summary}
        </p>
      )}
      <div part="byline" className={styles['byline']}>
        <Byline article={article} locale={locale} />
      </div>
    </header>
  );
}

function Elsewhere({ url }: { readonly url: string | undefined }): ReactElement | null {
  if (!url || !isWeb(url)) return null;
  return (
    <p className={styles['elsewhere']} lang={language}>
      <a href={url} rel="noopener">
        {articleWords.elsewhere}
      </a>
    </p>
  );
}

/** Many feeds put the lead picture into the text as well; it is shown once. */
function repeats(html: SafeHtml | undefined, article: ArticleData): boolean {
  const src = article.bannerImage ?? article.image;
  return src !== undefined && html !== undefined && html.includes(src.replaceAll('&', '&amp;'));
}
