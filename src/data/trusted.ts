/** The one Trusted Types policy of the app, `app`; made at its first use, because a name can be made only once a page. */

type Policy = { createHTML(html: string): unknown; createScriptURL(address: string): unknown };
type Factory = { createPolicy(name: string, rules: Record<keyof Policy, (text: string) => string>): Policy };

let policy: Policy | undefined;

/**
 * Text for a parser whose document neither runs nor fetches, or HTML that a sanitizer has cut already.
 * A `TrustedHTML` where the browser has Trusted Types; TypeScript's DOM takes it for the string it stands for.
 */
export function trustedHtml(html: string): string {
  return app().createHTML(html) as string;
}

/** The address of one of the app's own scripts as a `TrustedScriptURL`. Throws a TypeError for any other script. */
export function trustedScript(address: string): string {
  return app().createScriptURL(address) as string;
}

function app(): Policy {
  policy ??= create();
  return policy;
}

const rules = { createHTML: (html: string) => html, createScriptURL: ownScript };

function create(): Policy {
  const { trustedTypes } = globalThis as { trustedTypes?: Factory };
  return trustedTypes?.createPolicy('app', rules) ?? rules;
}

/** The worker and the app's built scripts; nothing else of this origin, which may hold what others uploaded. */
function ownScript(address: string): string {
  const home = new URL(document.documentElement.dataset['base'] ?? '/', location.href).href;
  const { href } = new URL(address, home);
  const file = href.startsWith(home) ? href.slice(home.length) : '';
  if (file === 'sw.js' || /^assets\/[\w.-]+\.js$/.test(file)) return href;
  throw new TypeError(`not a script of this app: ${href}`);
}
