import { regionsOf } from './columns';
import { figuresOf } from './figures';
import { type Fragment, fragmentsOf } from './fragments';
import { type Box, holdsMiddle, median, quantile } from './geometry';
import { type Line, linesOf } from './lines';
import type { PageContent, Run } from './page-content';

/** A picture where it stands on its page. */
export interface Figure extends Box {
  kind: 'figure';
  page: number;
  /** Its alternative text in the file, else the words in it, for those who can't see it. */
  words: string;
  /** Name of its file; null where it could not be drawn. */
  path: string | null;
  caption: string | null;
}

export type Placed = Line | Figure;

/** A column's stretch, from the top. */
export interface Region {
  elements: Placed[];
  /** Sides of the column. */
  x0: number;
  x1: number;
  rules: Box[];
}

export interface PageLayout {
  number: number;
  width: number;
  height: number;
  regions: Region[];
  figures: Figure[];
}

/** Text and pictures of a page in reading order. Turned text comes after the rest. */
export function layoutOf(page: PageContent): PageLayout {
  const written = page.runs.filter((run) => !run.artifact);
  const runs = [...written, ...bulletsOf(page, written)];
  const upright = fragmentsOf(runs.filter((run) => run.turn === 0));
  const figures = figuresOf(page, upright).map((box): { figure: Figure; inside: Set<Fragment> } => {
    const inside = upright.filter((fragment) => holdsMiddle(box, fragment));
    const words = box.alt === '' ? inside.map((fragment) => fragment.text).join(' ') : box.alt;
    return {
      figure: { ...box, kind: 'figure', page: page.number, words, path: null, caption: null },
      inside: new Set(inside),
    };
  });
  const shown = upright.filter((fragment) => !figures.some(({ inside }) => inside.has(fragment)));
  const { main, beside } = withoutMargins(shown, page);
  const regions = inOrder(
    main,
    figures.map(({ figure }) => figure),
    page,
  );
  const turned = turnedRegions(
    runs.filter((run) => run.turn !== 0),
    page,
    figures.map(({ figure }) => figure),
  );
  return {
    number: page.number,
    width: page.width,
    height: page.height,
    regions: [...regions, ...inOrder(beside, [], { ...page, rules: [] }), ...turned],
    figures: figures.map(({ figure }) => figure),
  };
}

/** Marks of list items that are drawn rather than written: small dots and squares just before a line. */
function bulletsOf(page: PageContent, runs: readonly Run[]): Run[] {
  return page.shapes.flatMap((shape) => {
    const [width, height] = [shape.x1 - shape.x0, shape.y1 - shape.y0];
    if (width < 1.5 || width > 9 || Math.abs(width - height) > 0.35 * width) return [];
    const y = (shape.y0 + shape.y1) / 2;
    const beside = runs.filter(
      (run) => run.turn === 0 && y > run.y0 && y < run.y1 && Math.max(width, height) < 0.75 * run.size,
    );
    const after = beside.find((run) => run.x0 > shape.x1 && run.x0 - shape.x1 < 2 * run.size);
    const first =
      after && !beside.some((run) => run !== after && run.x1 > shape.x0 - 1.5 * run.size && run.x0 < shape.x1);
    return after && first ? [{ ...after, text: '•', x0: shape.x0, x1: shape.x1, spaceAfter: true }] : [];
  });
}

/** Letters from which on a line is surely of the page's text. */
const LONG = 30;

/** Takes small notes in the margins out of the text beside which they stand. */
function withoutMargins(fragments: readonly Fragment[], page: PageContent): { main: Fragment[]; beside: Fragment[] } {
  const long = fragments.filter((fragment) => fragment.text.length >= LONG);
  const [left, right] = [
    quantile(
      long.map((each) => each.x0),
      0.05,
    ),
    quantile(
      long.map((each) => each.x1),
      0.95,
    ),
  ];
  const size = median(long.map((each) => each.size));
  const inMargin = (each: Fragment) =>
    each.size < 0.95 * size &&
    (each.x1 < left - 0.4 * size || each.x0 > right + 0.4 * size) &&
    each.x1 - each.x0 < 0.2 * page.width;
  if (long.length < 8) return { main: [...fragments], beside: [] };
  return { main: fragments.filter((each) => !inMargin(each)), beside: fragments.filter(inMargin) };
}

function inOrder(fragments: readonly Fragment[], figures: readonly Figure[], page: PageContent): Region[] {
  const rtl = fragments.filter((each) => each.rtl).length * 2 > fragments.length;
  const pictures = figures.map((figure) => ({ ...figure, text: '', baseline: figure.y1, size: 0, figure }));
  const texts = fragments.map((fragment) => ({
    ...fragment,
    fragment,
    code: fragment.runs.every((run) => run.font.mono),
  }));
  return regionsOf<(typeof texts)[number] | (typeof pictures)[number]>([...texts, ...pictures], rtl).map((placed) => {
    const lines = linesOf(
      placed.flatMap((each) => ('fragment' in each ? [each.fragment] : [])),
      page.number,
    );
    const found = placed.flatMap((each) => ('figure' in each ? [each.figure] : []));
    const elements: Placed[] = [...lines, ...found].sort((a, b) => heightOf(a) - heightOf(b));
    const x0 = Math.min(...placed.map((each) => each.x0));
    const x1 = Math.max(...placed.map((each) => each.x1));
    const [top, bottom] = [Math.min(...placed.map((each) => each.y0)), Math.max(...placed.map((each) => each.y1))];
    const rules = page.rules.filter(
      (rule) => rule.x1 > x0 - 4 && rule.x0 < x1 + 4 && rule.y1 > top - 20 && rule.y0 < bottom + 20,
    );
    return { elements, x0, x1, rules };
  });
}

function heightOf(element: Placed): number {
  return element.kind === 'line' ? element.baseline : (element.y0 + element.y1) / 2;
}

/** Text that stands upright only when the page is turned: tables on their side, names along an axis. */
function turnedRegions(runs: readonly Run[], page: PageContent, figures: readonly Figure[]): Region[] {
  const turns = [...new Set(runs.map((run) => run.turn))].sort((a, b) => a - b).slice(0, 8);
  return turns.flatMap((turn) => {
    const fragments = fragmentsOf(runs.filter((run) => run.turn === turn)).filter(
      (fragment) => !figures.some((figure) => holdsMiddle(figure, turnedBack(fragment, turn))),
    );
    return inOrder(fragments, [], { ...page, rules: [] });
  });
}

function turnedBack({ x0, y0, x1, y1 }: Box, turn: number): Box {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const [px, py] = [x * cos - y * sin, x * sin + y * cos];
  return { x0: px, x1: px, y0: py, y1: py };
}
