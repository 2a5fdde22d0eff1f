/** What `import { … } from "carrel"` brings; the styles are a file of their own, `carrel/article.css`. */
import '../ui/tokens.css';
import './reset.css';
import './package.css';

export { Article, type ArticleProps } from './article.tsx';
export { ArticleFrom, type ArticleFromProps } from './article-from.tsx';
