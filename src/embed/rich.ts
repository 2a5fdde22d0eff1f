/** What only some articles need in the element, fetched with the first that does: pictures, sounds and files; styles of tables, code, notes and other scripts. */
export { css } from 'carrel:styles/rich';
export { Attachments } from '../ui/article-attachments.tsx';
export { LeadPicture } from '../ui/article-picture.tsx';
export { reachScrollers } from '../ui/scrollers.ts';
export { followInside } from './follow-inside.ts';
