import { expect, test } from 'vitest';
import { firstRules } from '../../src/publish/edition/style-rules.ts';

const NAMES = new Set(['here', 'also', 'data-size']);

test.each([
  ['a rule for a class that is there', '.here{color:red}', '.here{color:red}'],
  ['none for one that is not', '.gone{color:red}', ''],
  ['of several selectors those that may apply', '.gone,.here a,.here.gone,h1{color:red}', '.here a,h1{color:red}'],
  ['a rule for elements', ':root{--a:light-dark(#fff,#000)}', ':root{--a:light-dark(#fff,#000)}'],
  ['what stands in :not() and :is()', '.here:not(:has(.gone)){x:y}', '.here:not(:has(.gone)){x:y}'],
  [
    'a group, without what is not needed in it',
    '@media (width>=48rem){.here{x:y}.gone{x:y}}',
    '@media (width>=48rem){.here{x:y}}',
  ],
  ['no group that is empty then', '@container (inline-size>=42rem){.gone{x:y}}', ''],
  ['a group in a group', '@supports (x:y){@media screen{.here{x:y}}}', '@supports (x:y){@media screen{.here{x:y}}}'],
  ['nothing for paper', '@media print{.here{x:y}}.also{x:y}', '.also{x:y}'],
  ['nothing for movement', '@media (prefers-reduced-motion:no-preference){:where(a){transition:color .1s}}', ''],
  ['nothing for what a reader does', '.here:hover,.also a:active,.here::selection{x:y}', ''],
  ['the place of the keyboard', '.here:focus-visible{x:y}', '.here:focus-visible{x:y}'],
  ['data that the page has', '.here[data-size=long],.here[data-front]{x:y}', '.here[data-size=long]{x:y}'],
  ['what an article itself may say', '.here [align=end]{x:y}', '.here [align=end]{x:y}'],
  [
    'a movement that is named',
    '.here{animation:.1s come}@keyframes come{0%{opacity:0}}@keyframes go{to{opacity:0}}',
    '.here{animation:.1s come}@keyframes come{0%{opacity:0}}',
  ],
  ['signs that stand for others', '.here:after{content:"}" / ""}', '.here:after{content:"}" / ""}'],
])('keeps %s', (_what, sheet, kept) => {
  expect(firstRules(sheet, NAMES)).toBe(kept);
});
