import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './journey.ts';

const COLOURS = ['color-contrast', 'link-in-text-block'];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Judges one address at two widths. Colours take longest, and do not hang on the width: light on a desk, dark on a phone. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await wear(page, 'light');
  await expectNothingFound(axe(page).withTags(TAGS), page, `${where}, wide`);
  await page.setViewportSize({ width: 390, height: 900 });
  await expectNothingFound(axe(page).withTags(TAGS).disableRules(COLOURS), page, `${where}, narrow`);
  await wear(page, 'dark');
  await expectNothingFound(axe(page).withRules(COLOURS), page, `${where}, narrow and dark`);
}

async function expectNothingFound(judge: AxeBuilder, page: Page, where: string): Promise<void> {
  const { violations } = await judge.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect(found, `barriers at /${where}`).toEqual([]);
  await expectNoSidewaysScroll(page, where);
}

/** In the page itself: its frames are all of its own origin, and a second page to add up in takes longer than the rules. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode();

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
