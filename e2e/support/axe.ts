import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

const source = readFileSync(path.resolve(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');
const standard = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
/** The rules that colours decide. */
const colours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
/** The rules that the place and size of things decide. */
const layout = { type: 'rule', values: [...colours.values, 'target-size', 'scrollable-region-focusable'] };

interface Rules {
  type: string;
  values: string[];
}

interface Finding {
  id: string;
  help: string;
  nodes: { target: unknown; failureSummary?: string }[];
}

/**
 * What is looked at: `all` at first, and what is to be seen then is kept in mind. After it, on the same page, `colours` once it has changed
 * its colours alone; `width` once it has changed its width: whatever is to be seen only now, and what a width may spoil in the rest;
 * `new-colours` after both.
 */
export type Look = 'all' | 'colours' | 'width' | 'new-colours';

/** What axe finds against WCAG 2.2 AA on the page as it stands, a line each. */
export async function violations(page: Page, look: Look = 'all'): Promise<string[]> {
  // Through the debugger, since the policy of the pages lets no foreign script in; sent once to a page, as it is large.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`(() => { ${source}; ${memory} })()`);
  if (look === 'colours') return found(page, colours);
  if (look === 'new-colours') return found(page, colours, true);
  if (look === 'width') return [...(await found(page, layout)), ...(await found(page, standard, true))];
  await page.evaluate('menoRemember()');
  return found(page, standard);
}

/** What is to be seen, and what of it was not there when the page was looked at first: the outermost elements. */
const memory = `
  let seen = new WeakSet();
  const visible = () => [...document.body.querySelectorAll('*')].filter((each) => each.checkVisibility({ visibilityProperty: true }));
  window.menoRemember = () => { seen = new WeakSet(visible()); };
  window.menoNew = () => visible().filter((each) => !seen.has(each) && (each.parentElement === document.body || seen.has(each.parentElement)));
`;

async function found(page: Page, runOnly: Rules, newOnly = false): Promise<string[]> {
  // A selector of each node that was looked at is half the work, and worth it only where something was found.
  if ((await run(page, { runOnly, selectors: false }, newOnly)).length === 0) return [];
  return (await run(page, { runOnly }, newOnly)).flatMap((finding) =>
    finding.nodes.map(
      (node) => `${finding.id}: ${JSON.stringify(node.target)} ${node.failureSummary?.split('\n').at(1)?.trim() ?? ''}`,
    ),
  );
}

function run(page: Page, options: object, newOnly: boolean): Promise<Finding[]> {
  const all = JSON.stringify({ ...options, resultTypes: ['violations'], preload: false });
  return page.evaluate(`(async () => {
    const include = ${newOnly} ? menoNew() : [document];
    return include.length === 0 ? [] : (await axe.run({ include }, ${all})).violations;
  })()`);
}

/** How wide the page is, in CSS pixels: more than the window means scrolling sideways. */
export function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0);
}
