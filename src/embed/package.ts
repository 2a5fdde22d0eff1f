/** What `import { … } from "carrel"` brings. */
export { Article, type ArticleProps } from './article.tsx';
export { ArticleFrom, type ArticleFromProps } from './article-from.tsx';
