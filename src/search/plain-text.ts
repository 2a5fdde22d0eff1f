/** The text of HTML that is only searched, never shown. */
export function plainText(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|nbsp));/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    });
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

const BLOCK =
  /<\/?(?:address|article|aside|blockquote|br|caption|d[dlt]|div|fig(?:caption|ure)|footer|h[1-6r]|header|li|main|ol|p(?:re)?|section|table|t[dhr]|ul)\b[^>]*>/i;

/** The paragraphs, headings, items and cells of HTML, each in one line of plain text. */
export function textBlocks(html: string): string[] {
  return html
    .split(BLOCK)
    .map((block) => plainText(block).replace(/\s+/g, ' ').trim())
    .filter((block) => block !== '');
}
