import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './journey.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Judges one address at two widths; in the dark it is the colours that differ. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await wear(page, 'light');
    const light = await new AxeBuilder({ page }).withTags(TAGS).analyze();
    await wear(page, 'dark');
    const dark = await new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']).analyze();
    const found = [...light.violations, ...dark.violations].map(({ id, nodes }) => {
      return `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`;
    });
    expect(found, `barriers at /${where}, ${width} px wide`).toEqual([]);
    await expectNoSidewaysScroll(page, where);
  }
}

/** Puts on the colours of a theme, and waits until they are at rest. */
async function wear(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

/** At the width that the page has. */
export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `pixels too wide at /${where}`).toBeLessThanOrEqual(0);
}
