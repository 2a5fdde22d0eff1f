import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync('src/ui/tokens.css', 'utf8');

/** Light and dark value of a colour. */
function colours(name: string): readonly string[] {
  return new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css)?.slice(1) ?? [];
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test.each([
  ['ink', 'paper', 7],
  ['soft', 'paper', 4.5],
  ['accent', 'paper', 4.5],
  ['ink', 'shade', 7],
  ['soft', 'shade', 4.5],
  ['accent', 'shade', 4.5],
  ['ink', 'field', 7],
  ['ink', 'found', 4.5],
  ['accent', 'found', 4.5],
  ['edge', 'paper', 3],
  ['edge', 'field', 3],
])('%s on %s is legible, in light and dark', (ink, ground, least) => {
  const [inks, grounds] = [colours(ink), colours(ground)];
  expect(inks).toHaveLength(2);
  inks.forEach((colour, mode) => expect(contrast(colour, grounds[mode] ?? '')).toBeGreaterThanOrEqual(least));
});
