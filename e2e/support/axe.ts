import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

const source = readFileSync(path.resolve(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');
const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The rules that colours decide. */
const colours = ['color-contrast', 'link-in-text-block'];

interface Finding {
  id: string;
  help: string;
  nodes: { target: unknown; failureSummary?: string }[];
}

/**
 * What axe finds against WCAG 2.2 AA on the page as it stands, a line each. `coloursOnly`: for a page that was looked at
 * already and has only changed its colours.
 */
export async function violations(page: Page, coloursOnly = false): Promise<string[]> {
  // Through the debugger, since the policy of the pages lets no foreign script in; sent once to a page, as it is large.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`(() => { ${source} })()`);
  const only = coloursOnly ? { type: 'rule', values: colours } : { type: 'tag', values: standard };
  // A selector of each node that was looked at is half the work, and worth it only where something was found.
  if ((await run(page, { runOnly: only, selectors: false })).length === 0) return [];
  const found = await run(page, { runOnly: only });
  return found.flatMap((finding) =>
    finding.nodes.map(
      (node) => `${finding.id}: ${JSON.stringify(node.target)} ${node.failureSummary?.split('\n').at(1)?.trim() ?? ''}`,
    ),
  );
}

function run(page: Page, options: object): Promise<Finding[]> {
  const all = JSON.stringify({ ...options, resultTypes: ['violations'], preload: false });
  return page.evaluate(`axe.run(document, ${all}).then((result) => result.violations)`);
}

/** How wide the page is, in CSS pixels: more than the window means scrolling sideways. */
export function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0);
}
