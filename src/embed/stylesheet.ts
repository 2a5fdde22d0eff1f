/** What TypeScript knows of `carrel/article.css`: that it may be imported. */
export {};
