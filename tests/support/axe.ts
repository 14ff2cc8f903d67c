import axe from 'axe-core';
import { expect } from 'vitest';

/** Expects no serious or critical violation of WCAG 2.2 AA, in the light and in the dark theme. */
export async function expectAccessible(scope: Element = document.body): Promise<void> {
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset.theme = theme;
    // Colours that are on their way to the new theme would be measured half-way.
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((animation) => animation.finished));
    const { violations } = await axe.run(scope, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // A component stands alone here: it is the page that has landmarks and a heading of level one.
      rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
    });
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(
      grave.map(({ id, nodes }) => `${theme} ${id}: ${nodes.map((node) => node.html).join(' | ')}`),
    ).toEqual([]);
  }
  document.documentElement.removeAttribute('data-theme');
}
