import type { Fragment } from './fragments';
import { areaOf, type Box, holdsMiddle, intersection, near, union } from './geometry';
import type { PageContent, Shape } from './page-content';

/** Smallest sides of what counts as a picture, points. */
const SMALLEST = 24;
/** Points between parts of one drawing. */
const REACH = 7;
/** Points between a drawing and the numbers along its axes. */
const LABEL_REACH = 18;
/** Letters from which on a line of text is no label of a drawing. */
const PROSE = 42;
const CAPTION =
  /^(?:figure|fig|abbildung|abb|figura|figuur|bild|ilustración|illustration|imagen|image|diagram|plate|photo|chart|graph|map)s?\.?\s*[\dA-Z]{1,3}(?:[.:\-–—\s]|$)/i;

/** Whether a line begins as the caption of a figure does: "Figure 3: …", "Abb. 2.1 …". */
export function isCaption(text: string): boolean {
  return CAPTION.test(text);
}

/** Where a picture stands, and its alternative text as the tags of the file give it, '' where they don't. */
export interface Picture extends Box {
  alt: string;
}

/** Where pictures stand on a page: photographs, and drawings with their labels. Frames around text and tables are none. */
export function figuresOf(page: PageContent, fragments: readonly Fragment[]): Picture[] {
  const figures: Picture[] = [];
  for (const cluster of clustersOf(page)) {
    const box = cluster.box;
    const inside = fragments.filter((fragment) => holdsMiddle(box, fragment));
    if (!isPicture(cluster.shapes, box, page) || isText(inside, box)) continue;
    const alts = new Set(cluster.shapes.flatMap((shape) => shape.alt ?? []));
    figures.push({ ...withLabels(box, cluster.shapes, fragments, page), alt: [...alts].join(' ') });
  }
  return merged(figures);
}

interface Cluster {
  box: Box;
  shapes: Shape[];
}

/** Shapes that touch or nearly do, by marking the squares of a grid that they cover. */
function clustersOf(page: PageContent): Cluster[] {
  const lines = page.rules.map((rule): Shape => ({ ...rule, kind: 'line', alt: null }));
  const clusters = touching([...page.shapes, ...lines], page);
  // What lies within the axes of a drawing belongs to it, touching or not.
  const whole = page.width * page.height;
  const result: Cluster[] = [];
  for (const cluster of clusters.sort((a, b) => areaOf(b.box) - areaOf(a.box))) {
    const around = result.find((other) => areaOf(other.box) < 0.6 * whole && near(other.box, cluster.box, 0));
    if (!around) result.push(cluster);
    else {
      around.box = union(around.box, cluster.box);
      around.shapes.push(...cluster.shapes);
    }
  }
  return result.filter((cluster) => cluster.shapes.some((shape) => shape.kind !== 'line'));
}

function touching(shapes: readonly Shape[], page: PageContent): Cluster[] {
  const step = Math.max(REACH, Math.max(page.width, page.height) / 300);
  const columns = Math.ceil(page.width / step) + 1;
  const rows = Math.ceil(page.height / step) + 1;
  const owner = new Int32Array(columns * rows).fill(-1);
  const parent: number[] = shapes.map((_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  shapes.forEach((shape, index) => {
    const [x0, x1] = [Math.floor(shape.x0 / step), Math.floor(shape.x1 / step)];
    const [y0, y1] = [Math.floor(shape.y0 / step), Math.floor(shape.y1 / step)];
    for (let y = Math.max(0, y0); y <= Math.min(rows - 1, y1); y++)
      for (let x = Math.max(0, x0); x <= Math.min(columns - 1, x1); x++) {
        const at = y * columns + x;
        const before = owner[at] ?? -1;
        if (before < 0) owner[at] = index;
        else parent[rootOf(index)] = rootOf(before);
      }
  });
  const clusters = new Map<number, Cluster>();
  shapes.forEach((shape, index) => {
    const root = rootOf(index);
    const cluster = clusters.get(root);
    if (!cluster) clusters.set(root, { box: { ...shape }, shapes: [shape] });
    else {
      cluster.box = union(cluster.box, shape);
      cluster.shapes.push(shape);
    }
  });
  return [...clusters.values()];
}

function isPicture(shapes: readonly Shape[], box: Box, page: PageContent): boolean {
  const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
  if (width < SMALLEST || height < SMALLEST) return false;
  // A background behind the whole page.
  if (areaOf(box) > 0.8 * page.width * page.height && page.runs.length > 20) return false;
  if (
    shapes.some((shape) => shape.kind === 'image' && shape.x1 - shape.x0 >= SMALLEST && shape.y1 - shape.y0 >= SMALLEST)
  )
    return true;
  const curved = shapes.filter((shape) => shape.kind === 'curved').length;
  const plain = shapes.filter((shape) => shape.kind === 'plain').length;
  return width >= 50 && height >= 36 && (curved >= 3 || (curved >= 1 && shapes.length >= 4) || plain >= 8);
}

/** Whether what stands in a frame is text to read rather than labels of a drawing. */
function isText(inside: readonly Fragment[], box: Box): boolean {
  const prose = inside.filter((fragment) => fragment.text.length >= PROSE);
  if (prose.length >= 3) return true;
  const covered = inside.reduce(
    (sum, fragment) => sum + areaOf(intersection(fragment, box) ?? { x0: 0, y0: 0, x1: 0, y1: 0 }),
    0,
  );
  return covered > 0.3 * areaOf(box);
}

/** With the short words beside a drawing: numbers along its axes, names of its parts. */
function withLabels(box: Box, shapes: readonly Shape[], fragments: readonly Fragment[], page: PageContent): Box {
  if (shapes.every((shape) => shape.kind === 'image')) return box;
  let grown = box;
  for (const fragment of fragments) {
    const count = fragment.text.length;
    if (count <= 14 && !isCaption(fragment.text) && near(fragment, box, count <= 6 ? LABEL_REACH : REACH))
      grown = union(grown, fragment);
  }
  return intersection(grown, { x0: 0, y0: 0, x1: page.width, y1: page.height }) ?? box;
}

function merged(boxes: readonly Picture[]): Picture[] {
  const result: Picture[] = [];
  for (const box of boxes) {
    let grown = box;
    for (let at = result.length - 1; at >= 0; at--) {
      const other = result[at];
      if (other && intersection(other, grown)) {
        grown = { ...union(other, grown), alt: `${other.alt} ${grown.alt}`.trim() };
        result.splice(at, 1);
      }
    }
    result.push(grown);
  }
  return result;
}
