/** The words of the box with the code for embedding, which comes when the page is there. */
export const embedBoxWords = {
  heading: 'Embed this article',
  sentence:
    'Put one of these into your own page. Nothing is set or stored in it, and nothing is asked of any other site.',
  ways: 'How',
  element: 'Script and element',
  frame: 'Frame',
  code: 'Code',
  copy: 'Copy the code',
  copied: 'Copied',
  copyFailed: 'Copying is not allowed here. Select the code instead.',
  preview: 'Preview',
  previewOf: (title: string) => `Preview of “${title}” as it is embedded`,
} as const;
