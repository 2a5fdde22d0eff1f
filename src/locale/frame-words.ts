/** The words of the iframe's page, which has a script of its own. */
export const frameWords = {
  nothingNamed: 'The address of this frame names no article.',
  frontPage: 'To the front page',
} as const;
