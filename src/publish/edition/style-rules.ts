import type { CssNode, List, Selector } from 'css-tree';
import generate from 'css-tree/generator';
import parse from 'css-tree/parser';

/** Rules need not be understood further than to whom they apply. */
const SELECTORS_ALONE = { parseValue: false, parseAtrulePrelude: false };

/**
 * The rules of a style sheet that the first sight of a page may need, in their order: none for paper, none for what a
 * reader does, nor for movement. What a selector says in `:is()`, `:not()` and the like is not looked at: it may apply.
 *
 * @param names classes, and `data-` attributes, that stand in the page
 */
export function firstRules(sheet: string, names: ReadonlySet<string>): string {
  const tree = parse(sheet, SELECTORS_ALONE);
  if (tree.type === 'StyleSheet') cut(tree.children, names);
  const kept = generate(tree);
  return kept.replace(KEYFRAMES, (whole, name: string) => (isNamed(name, kept) ? whole : ''));
}

function cut(rules: List<CssNode>, names: ReadonlySet<string>): void {
  rules.forEach((rule, item) => {
    if (isForLater(rule)) rules.remove(item);
    else if (rule.type === 'Atrule' && GROUPS.has(rule.name) && rule.block) {
      cut(rule.block.children, names);
      if (rule.block.children.isEmpty) rules.remove(item);
    } else if (rule.type === 'Rule' && rule.prelude.type === 'SelectorList') {
      const selectors = rule.prelude.children;
      selectors.forEach((selector, place) => {
        if (selector.type === 'Selector' && !mayApply(selector, names)) selectors.remove(place);
      });
      if (selectors.isEmpty) rules.remove(item);
    }
  });
}

const GROUPS = new Set(['container', 'layer', 'media', 'supports']);

/** For paper, or for movement from one state to another. */
const isForLater = (rule: CssNode): boolean =>
  rule.type === 'Atrule' &&
  rule.name === 'media' &&
  rule.prelude !== null &&
  LATER_MEDIA.has(generate(rule.prelude).trim());

const LATER_MEDIA = new Set(['print', '(prefers-reduced-motion:no-preference)']);

const LATER = new Set(['active', 'hover', 'selection']);

const mayApply = ({ children }: Selector, names: ReadonlySet<string>): boolean =>
  children.toArray().every((part) => {
    switch (part.type) {
      case 'ClassSelector':
        return names.has(part.name);
      case 'AttributeSelector':
        return !part.name.name.startsWith('data-') || names.has(part.name.name);
      case 'PseudoClassSelector':
      case 'PseudoElementSelector':
        return !LATER.has(part.name);
      default:
        return true;
    }
  });

const KEYFRAMES = /@keyframes ([\w-]+)\{(?:[^{}]*\{[^{}]*\})*\}/g;

/** Somewhere else than where it is defined. */
const isNamed = (name: string, sheet: string) => sheet.split(new RegExp(`\\b${name}\\b`)).length > 2;
