/**
 * The text of WordPress's classic editor, which knows paragraphs by blank lines and line ends by line ends, as HTML.
 * HTML with paragraphs of its own stays as it is.
 */
export function addParagraphs(text: string): string {
  const writing = new Writing();
  for (const [piece, verbatim, , tag] of text.replace(/\r\n?/g, '\n').matchAll(PIECES)) {
    if (verbatim !== undefined) writing.block(piece);
    else if (tag !== undefined) writing.tag(piece, tag.toLowerCase());
    else writing.words(piece);
  }
  return writing.end();
}

/** Comments, what is shown as it is written, one tag, a run of text, or a lone `<`. */
const PIECES =
  /(<(pre|script|style|textarea|svg|math|xmp)\b[\s\S]*?<\/\2\s*>)|<!--[\s\S]*?-->|<\/?([a-z][a-z0-9-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>|[^<]+|</gi;

const BLOCKS = new Set(
  'address article aside blockquote caption center colgroup col dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr iframe legend li main menu nav ol p section summary table tbody td tfoot th thead tr ul video audio object'.split(
    ' ',
  ),
);
const EMPTY = new Set(['hr', 'col', 'iframe']);
/** What stands in these is not text. */
const BARE = new Set('colgroup dl menu ol table tbody tfoot thead tr ul video audio object'.split(' '));
/** Text in these is always in paragraphs; in other blocks only where it has more than one. */
const ROOMY = new Set(['', 'blockquote']);
/** These hold lines, never paragraphs. */
const NARROW = new Set('caption dt figcaption h1 h2 h3 h4 h5 h6 legend summary'.split(' '));

/** Gathers what stands between two block tags and writes it when the next one comes. */
class Writing {
  #out = '';
  #run = '';
  readonly #open: string[] = [];
  /** True where the open element holds other blocks beside the text. */
  #divided = false;

  words(text: string): void {
    this.#run += text;
  }

  block(html: string): void {
    this.#flush(true);
    this.#out += html;
  }

  tag(html: string, name: string): void {
    if (!BLOCKS.has(name)) {
      this.#run += html;
      return;
    }
    const closing = html.startsWith('</');
    this.#flush(!closing);
    this.#out += html;
    this.#divided = closing;
    if (closing) this.#close(name);
    else if (!EMPTY.has(name) && !html.endsWith('/>')) this.#open.push(name);
  }

  end(): string {
    this.#flush(true);
    return this.#out.trim();
  }

  #close(name: string): void {
    const at = this.#open.lastIndexOf(name);
    if (at >= 0) this.#open.length = at;
  }

  #flush(more: boolean): void {
    this.#out += paragraphs(this.#run, this.#open.at(-1) ?? '', more || this.#divided);
    this.#run = '';
  }
}

function paragraphs(run: string, holder: string, divided: boolean): string {
  if (run.trim() === '') return run.includes('\n') ? '\n' : run;
  if (BARE.has(holder)) return run;
  const texts = run.split(/\n[ \t]*\n\s*/).filter((text) => text.trim() !== '');
  if (NARROW.has(holder)) return lines(texts.join('\n'));
  if (holder === 'p') return texts.map(lines).join('</p>\n<p>');
  const [before, after] = [/^[ \t]*\n/.test(run) ? '\n' : '', /\n[ \t]*$/.test(run) ? '\n' : ''];
  const single = texts.length === 1 && !ROOMY.has(holder) && !(divided && holder === 'div' && /\n[ \t]*\n/.test(run));
  return single ? lines(texts[0] ?? '') : before + texts.map((text) => paragraph(lines(text))).join('\n') + after;
}

/** Only what has words or pictures makes a paragraph. */
const paragraph = (text: string) =>
  text.replace(/<[^>]*>/g, '').trim() === '' && !/<(?:img|svg|embed|input)\b/i.test(text) ? text : `<p>${text}</p>`;

/** A line end is one that is seen, except where a `<br>` says so already. */
function lines(text: string): string {
  return text
    .replace(/^[ \t]*\n|\n[ \t]*$/g, '')
    .trim()
    .replace(/(<br\b[^>]*>)?[ \t]*\n/gi, (_whole, given: string | undefined) => `${given ?? '<br>'}\n`);
}
