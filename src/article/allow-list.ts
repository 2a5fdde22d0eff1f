/**
 * What HTML an article may hold. The one table for all sanitizers: the browser's `setHTML`, DOMPurify, and the one
 * that publishing and server rendering use. What is not named here is not shown.
 */

const TEXT =
  'a abbr b bdi bdo big br cite code data del dfn em font i ins kbd mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr acronym';
const BLOCKS =
  'address article aside blockquote center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary ul';
const TABLES = 'caption col colgroup table tbody td tfoot th thead tr';
const MEDIA = 'audio img picture source track video';
/** MathML Core (W3C), presentation elements. No `annotation-xml`, `mglyph` or `malignmark`: they lead back into HTML. */
const MATH =
  'math semantics mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none';

/** A list written as words. */
export const words = (text: string): string[] => text.split(' ');

/** Elements that stay. Every other element is replaced by what it holds. */
export const ELEMENTS: readonly string[] = words(`${TEXT} ${BLOCKS} ${TABLES} ${MEDIA}`);

export const MATH_ELEMENTS: readonly string[] = words(MATH);

/** Elements that go with everything in them: what they hold is not meant to be read, or changes how the rest is parsed. */
export const DROPPED_WITH_CONTENT: readonly string[] = words(
  'applet base canvas datalist embed frame frameset head iframe input link meta noembed noframes noscript object optgroup option param plaintext portal script select slot style svg template textarea title xmp annotation annotation-xml',
);

/** Attributes by element; `*` are those that every element may have. No class, id, style or event handler. */
export const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  '*': words('lang dir title'),
  a: words('href hreflang'),
  audio: words('controls loop muted preload src'),
  blockquote: words('cite'),
  col: words('span'),
  colgroup: words('span'),
  data: words('value'),
  del: words('cite datetime'),
  details: words('open'),
  img: words('alt decoding height loading sizes src srcset width'),
  ins: words('cite datetime'),
  li: words('value'),
  ol: words('reversed start type'),
  q: words('cite'),
  source: words('height media sizes src srcset type width'),
  td: words('abbr align colspan headers rowspan'),
  th: words('abbr align colspan headers rowspan scope'),
  time: words('datetime'),
  track: words('default kind label src srclang'),
  video: words('controls height loop muted poster preload src width'),
};

/** Ids of notes and headings, and the links to them, stay within an article: they get this prefix. */
export const ID_PREFIX = 'a-';

/** Elements that may carry an id (with the prefix), so that footnotes and headings can be linked to. */
export const WITH_ID: readonly string[] = words('h1 h2 h3 h4 h5 h6 li p sup section figure table dt dd a');

export const MATH_ATTRIBUTES: readonly string[] = words(
  'accent accentunder columnspan depth dir display displaystyle fence form height linethickness lspace mathvariant maxsize minsize movablelimits rowspan rspace scriptlevel separator stretchy symmetric voffset width',
);

/** Attributes that hold one address. `srcset` holds several and is read apart. */
export const ADDRESS_ATTRIBUTES: readonly string[] = words('cite href poster src');

/** Addresses that a reader may follow by a click. */
export const LINK_SCHEMES: readonly string[] = words('http: https: mailto: tel: sms: geo: magnet: xmpp:');

/** Addresses from which a picture, sound or film may come. */
export const MEDIA_SCHEMES: readonly string[] = words('http: https:');

/** Pictures may also be written into the article itself, in these formats. SVG is not among them: it holds scripts. */
export const INLINE_PICTURE = /^data:image\/(?:avif|gif|jpeg|png|webp);base64,[a-z0-9+/=\s]*$/i;
