/* oxlint-disable unicorn/consistent-function-scoping, no-control-regex -- each function is sent into the page whole */
/** Functions that run inside the page. */

export type Tables = { readonly elements: readonly string[]; readonly idPrefix: string };

/** Goes to an address of the app without loading the page anew, and waits until the article with this mark is there. */
export async function visit({ address, mark }: { address: string; mark: string }): Promise<boolean> {
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate', { state: null }));
  for (let i = 0; i < 400; i++) {
    if (document.querySelector('main article')?.textContent.includes(mark)) return true;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return false;
}

/** Everything in the page that hostile HTML could have left there, in words. */
export function judge({ elements, idPrefix }: Tables): string[] {
  const never =
    'script,iframe,frame,frameset,object,embed,applet,portal,base,meta,link,style,template,noscript,plaintext,xmp,marquee,isindex,keygen,dialog';
  const addresses =
    'href src xlink:href action formaction poster background cite data longdesc manifest ping dynsrc lowsrc profile usemap codebase archive classid srcdoc'.split(
      ' ',
    );
  const known = new Set(elements);
  const inText = new Set(
    'lang dir title href hreflang src srcset sizes alt width height tabindex role aria-label'.split(' '),
  );
  const wrong: string[] = [];
  const say = (element: Element, what: string) => wrong.push(`${what}: ${element.outerHTML.slice(0, 120)}`);
  const scheme = (text: string) =>
    /^([a-z][a-z0-9+.-]*):/i
      .exec(text.replaceAll(/[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\ufeff]/g, ''))?.[1]
      ?.toLowerCase();
  const isSafe = (element: Element, name: string, value: string) => {
    const at = scheme(value);
    if (at === undefined) return true;
    const picture =
      element.localName === 'img' && name === 'src' && /^data:image\/(avif|gif|jpeg|png|webp)[;,]/i.test(value);
    return picture || /^(https?|mailto|tel|sms|geo|magnet|xmpp)$/.test(at);
  };

  for (const element of document.querySelectorAll('#app *')) {
    if (element.matches(never)) say(element, 'element');
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) say(element, `handler ${name}`);
      if (addresses.includes(name) && !isSafe(element, name, value)) say(element, `address in ${name}`);
      if (name === 'srcset' && value.split(',').some((part) => !isSafe(element, name, part.trim())))
        say(element, 'address in srcset');
    }
  }
  for (const element of document.querySelectorAll('main article:has(> header) > div:first-of-type *')) {
    if (!known.has(element.localName)) say(element, 'unlisted element');
    for (const { name, value } of element.attributes) {
      if (
        /^(style|class|name|target|form.*|srcdoc|contenteditable|accesskey|autofocus|popover.*|slot|is|http-equiv|autoplay|ping|action)$/i.test(
          name,
        )
      ) {
        say(element, `attribute ${name}`);
      } else if (name === 'id' && !value.startsWith(idPrefix)) say(element, 'id of the app');
      else if (/^(data-|xmlns|xlink)/.test(name) && !inText.has(name)) say(element, `attribute ${name}`);
    }
  }
  if (document.querySelectorAll('main').length !== 1) wrong.push('the app has lost, or got twice, its main');
  return wrong;
}

/** Does to every element what a reader or a browser might do to it, short of going elsewhere. */
export async function provoke(): Promise<void> {
  const stay = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link && /^(https?|mailto|tel):$/.test(link.protocol)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  addEventListener('click', stay, true);
  const events =
    'mouseover mouseenter pointerdown pointerover focus blur focusin toggle beforetoggle animationstart animationend transitionend load error loadstart canplay scroll wheel copy paste drag dragstart keydown input invalid'.split(
      ' ',
    );
  for (const element of document.querySelectorAll('main article *')) {
    if (element.closest('button, form, fieldset')) continue;
    for (const name of events) element.dispatchEvent(new Event(name, { cancelable: true }));
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  }
  removeEventListener('click', stay, true);
  await new Promise((resolve) => setTimeout(resolve));
}

/** How many of each listed element there are in the text of the article on the screen. */
export function countElements(elements: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { localName } of document.querySelectorAll('main article:has(> header) > div:first-of-type *')) {
    if (elements.includes(localName)) counts[localName] = (counts[localName] ?? 0) + 1;
  }
  return counts;
}

/**
 * The same for HTML as it came, read by the browser's own parser in a page without a policy. Pictures, sounds and films
 * without an address show nothing and need not stay; a headline within the text is one level lower.
 */
export function countInSource({
  html,
  elements,
}: {
  html: string;
  elements: readonly string[];
}): Record<string, number> {
  const counts: Record<string, number> = {};
  const showsNothing =
    'img:not([src], [srcset]), :is(audio, video):not([src]):not(:has([src])), source:not([src], [srcset])';
  for (const element of new DOMParser().parseFromString(html, 'text/html').body.querySelectorAll('*')) {
    const name = element.localName === 'h1' ? 'h2' : element.localName;
    if (elements.includes(name) && !element.matches(showsNothing)) counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
