import type { Element, Nodes, Root } from 'hast';
import { holdsFormula } from './formulas';
import { attributeOf, childrenOf, classesOf, findElement, findElements, isElement, lineOf, rewrite } from './nodes';

const NOISE = new Set(
  'nav script style template noscript button select textarea option datalist dialog svg canvas embed link meta head title base map area audio-player progress meter'.split(
    ' ',
  ),
);
const NOISE_ROLES =
  /^(?:navigation|banner|contentinfo|search|complementary|menu|menubar|toolbar|dialog|alertdialog|tablist)$/;
const NOISE_CLASSES =
  /^(?:headerlink|anchor-link|anchorjs-link|header-anchor|mw-editsection|mw-jump-link|toc|table-of-contents|navbox|breadcrumbs?|pagination|copybtn|copy-button|linenos?|line-numbers-rows|lineno|gutter|sr-only|visually-hidden|screen-reader-text|cookie-banner|site-header|site-footer|prev-next|MathJax_Preview)$/;
/** Asides that belong to the text: boxes of textbooks. */
const BOXES =
  /^(?:note|tip|hint|warning|caution|important|info|admonition|callout|example|exercise|definition|box|sidebar|footnote|theorem)/i;

/**
 * The element that holds a page's main content: `main`, else the only `article`, else `body`, else the whole of a fragment. One that is
 * nearly empty is passed over.
 */
export function mainContent(root: Root): Root | Element {
  const body = findElement(root, (each) => each.tagName === 'body') ?? root;
  const all = lineOf(body).length;
  const mains = findElements(body, (each) => each.tagName === 'main' || attributeOf(each, 'role') === 'main');
  const main = mains.find((each) => lineOf(each).length * 10 >= all);
  if (main) return main;
  const articles = findElements(body, (each) => each.tagName === 'article');
  const [only] = articles;
  return only && articles.length === 1 && lineOf(only).length * 4 >= all ? only : body;
}

/** Takes out what is no content: navigation, scripts, headers and footers of the site, asides, what is hidden, controls. */
export function prune(content: Root | Element, keepAsides: boolean): void {
  const isWholePage = content.type === 'root' || content.tagName === 'body';
  const h1 =
    isWholePage && findElement(content, (each) => each.tagName === 'h1' && !isIn(content, each, 'header')) !== null;
  rewrite(content, (each, parent) => {
    if (each.tagName === 'header' && isWholePage && parent === content && (h1 || !findHeading(each))) return [];
    if (each.tagName === 'footer' && !isElement(parent, 'blockquote', 'figure')) return [];
    if (each.tagName === 'aside' && !keepAsides && !isBox(each)) return [];
    if (each.tagName === 'input' && attributeOf(each, 'type') !== 'checkbox') return [];
    if (each.tagName === 'a' && /^[¶#§🔗\s]*$/u.test(lineOf(each)) && !findElement(each, isPicture)) {
      const id = attributeOf(each, 'id') ?? attributeOf(each, 'name');
      return id === null ? [] : each;
    }
    if (isHidden(each) && !holdsFormula(each) && !isShownCaption(each)) return [];
    return isNoise(each) || isLinkList(each) ? [] : each;
  });
}

function isIn(content: Nodes, target: Element, name: string): boolean {
  return childrenOf(content).some(
    (child) => isElement(child, name) && findElement(child, (each) => each === target) !== null,
  );
}

function findHeading(each: Element): boolean {
  return findElement(each, ({ tagName }) => /^h[12]$/.test(tagName)) !== null;
}

function isPicture({ tagName }: Element): boolean {
  return tagName === 'img';
}

function isBox(each: Element): boolean {
  const names = [...classesOf(each), attributeOf(each, 'role') ?? '', attributeOf(each, 'epub:type') ?? ''];
  return names.some((name) => BOXES.test(name.replace(/^doc-/, '')));
}

const SIDE =
  /(?:^|[-_ ])(?:side-?bar|menu|nav|navigation|navbar|related|social|share|breadcrumbs?|footer|toolbar|pager)(?:$|[-_ ])/i;
const MIN_LINKS = 5;

/** A box that is called after its place beside the text and holds little but links. */
function isLinkList(each: Element): boolean {
  if (!/^(?:div|section|ul|ol|table|aside)$/.test(each.tagName)) return false;
  if (!SIDE.test([attributeOf(each, 'id') ?? '', ...classesOf(each)].join(' '))) return false;
  const links = findElements(each, ({ tagName }) => tagName === 'a');
  const linked = links.reduce((sum, link) => sum + lineOf(link).length, 0);
  return links.length >= MIN_LINKS && linked * 3 >= lineOf(each).length * 2;
}

function isHidden(each: Element): boolean {
  return (
    each.properties.hidden === true ||
    attributeOf(each, 'ariaHidden') === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributeOf(each, 'style') ?? '')
  );
}

/** A caption that is hidden from screen readers alone, since it says what the picture's alternative text does. */
function isShownCaption(each: Element): boolean {
  return each.tagName === 'figcaption' && attributeOf(each, 'ariaHidden') === 'true';
}

function isNoise(each: Element): boolean {
  if (NOISE.has(each.tagName) || NOISE_ROLES.test(attributeOf(each, 'role') ?? '')) return true;
  return attributeOf(each, 'id')?.toLowerCase() === 'toc' || classesOf(each).some((name) => NOISE_CLASSES.test(name));
}
