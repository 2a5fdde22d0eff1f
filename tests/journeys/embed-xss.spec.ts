import { ELEMENTS, ID_PREFIX, MATH_ELEMENTS } from '../../src/article/allow-list.ts';
import { serve } from './command.ts';
import { startHost } from './host.ts';
import { slugOf, writeHostileEdition } from './hostile.ts';
import { test as base, expect, NETWORK_LINES } from './journey.ts';
import { vectors } from './vectors.ts';

const test = base.extend({ edition: 'few' });
const all = vectors();
const SHARDS = 3;
const allowed = { elements: [...ELEMENTS, ...MATH_ELEMENTS], idPrefix: ID_PREFIX };

type Allowed = typeof allowed;

/** Shows one article after the other in the same element; answers with what hostile HTML has left in it, in words. */
async function showAll({ sources, elements, idPrefix }: Allowed & { sources: readonly string[] }): Promise<string[]> {
  const wrong: string[] = [];
  const host = document.querySelector('carrel-article');
  const shown = () =>
    new Promise<string>((resolve) => {
      for (const type of ['carrel-load', 'carrel-error'])
        host?.addEventListener(type, () => resolve(type), { once: true });
    });
  for (const src of sources) {
    const ended = shown();
    host?.setAttribute('src', src);
    const how = await ended;
    const root = host?.shadowRoot;
    const text = root?.querySelector('[part="body"]');
    if (how !== 'carrel-load' || !text) wrong.push(`${src}: does not open`);
    for (const element of root?.querySelectorAll('*') ?? []) {
      const say = (what: string) => wrong.push(`${src}: ${what} in ${element.outerHTML.slice(0, 120)}`);
      const inText = text?.contains(element) && element !== text;
      if (inText && !elements.includes(element.localName)) say('an unlisted element');
      if (/^(?:script|iframe|object|embed|style|link|base|form|input|button|template)$/.test(element.localName))
        say('an element');
      for (const { name, value } of element.attributes) {
        const bare = value.replaceAll(/[^\w:./-]/g, '').toLowerCase();
        if (/^on|^(?:style|srcdoc|action|formaction|ping|target|name|is|slot)$/.test(name))
          say(`the attribute ${name}`);
        if (
          /^(?:href|src|cite|poster|background|data)$/.test(name) &&
          /^(?:javascript|vbscript|data(?!:image\/)):/.test(bare)
        )
          say(`an address`);
        if (inText && name === 'id' && !value.startsWith(idPrefix)) say('an id of the page');
      }
      for (const type of ['click', 'mouseover', 'focus', 'toggle', 'error', 'load', 'animationend', 'pointerdown']) {
        const event = new Event(type, { cancelable: true });
        event.preventDefault();
        if (!(type === 'click' && element.closest('a[href]'))) element.dispatchEvent(event);
      }
    }
  }
  return wrong;
}

for (let n = 0; n < SHARDS; n++) {
  for (const [what, cleans] of [
    ['a browser that cleans HTML itself', true],
    ['a browser that does not', false],
  ] as const) {
    test(`runs nothing of a hostile article in ${what}, part ${n + 1} of ${SHARDS}`, async ({
      page,
      context,
      copy,
      watch,
    }) => {
      test.setTimeout(180_000);
      watch.expectLines(/Content Security Policy/, /^Refused to/, ...NETWORK_LINES);
      const sprung: string[] = [];
      await context.exposeFunction('springTrap', (said: string) => void sprung.push(said));
      await context.addInitScript(() => {
        for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
          const spring = (said: unknown) => Reflect.get(window, 'springTrap')(`${name}(${String(said)})`);
          Object.defineProperty(window, name, { value: spring, writable: false });
        }
      });
      if (!cleans) await context.addInitScript(() => void Reflect.deleteProperty(Element.prototype, 'setHTML'));
      page.on('frameattached', () => void sprung.push('a frame'));
      context.on('page', (other) => void (other === page || sprung.push('another window')));
      const articles = all.filter((_, i) => i % SHARDS === n);
      await writeHostileEdition(copy, articles);
      const [site, host] = [await serve(copy), await startHost()];
      const asked = new Set<string>();
      page.on('request', (request) => void asked.add(new URL(request.url()).origin));
      const head = `<script src="${site.address}embed/carrel-article.js" async></script>`;
      await page.goto(host.put({ head, body: '<carrel-article></carrel-article>' }));
      await page.waitForFunction(() => customElements.get('carrel-article') !== undefined);
      const sources = articles.map((_, i) => `${site.address}oembed/${slugOf(i)}.json`);
      expect(await page.evaluate(showAll, { sources, ...allowed })).toEqual([]);
      expect(sprung).toEqual([]);
      expect([...asked].toSorted()).toEqual([host.address, new URL(site.address).origin].toSorted());
      await Promise.all([site.stop(), host.stop()]);
    });
  }
}
