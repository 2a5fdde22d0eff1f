/** The styles of every embedded article, fetched beside the element's script while the article itself is on its way. */
export { css } from 'carrel:styles/core';
