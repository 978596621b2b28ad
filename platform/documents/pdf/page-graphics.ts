import { areaOf, type Box, boxThrough, intersection, type Matrix, multiply } from './geometry';
import type { Shape, Tag } from './page-content';

type Codes = typeof import('pdfjs-dist/legacy/build/pdf.mjs').OPS;

interface Operators {
  fnArray: readonly number[];
  argsArray: readonly unknown[];
}

interface State {
  matrix: Matrix;
  clip: Box;
  white: boolean;
}

/** Shapes and rules of one page that are kept; a drawing of more is known by these. */
const MAX_SHAPES = 30_000;
/** Saved states beyond which a page is not read: the time that its text takes grows with their square. */
const MAX_STATES = 3_000;
/** Points. What is thinner is a line. */
const RULE_WIDTH = 2.6;
const RULE_LENGTH = 8;
const UNIT: Box = { x0: 0, y0: 0, x1: 1, y1: 1 };

/** What a page draws besides text, from its operators: where, and of what kind. */
export function graphicsOf(
  codes: Codes,
  operators: Operators,
  base: Matrix,
  page: { width: number; height: number },
  tags: ReadonlyMap<string, Tag>,
): { shapes: Shape[]; rules: Box[] } {
  const whole: Box = { x0: 0, y0: 0, x1: page.width, y1: page.height };
  const found = { shapes: [] as Shape[], rules: [] as Box[] };
  const stack: State[] = [];
  let state: State = { matrix: base, clip: whole, white: false };
  let clips = false;
  // The names of PDF.js end with the number that the page itself gives.
  const alts = new Map([...tags].map(([name, tag]) => [Number(/\d+$/.exec(name)?.[0]), tag.alt]));
  const marks: (string | null)[] = [];
  const alt = () => marks.at(-1) ?? null;
  const image = (matrix: Matrix) =>
    keep(found, { ...boxThrough(matrix, UNIT), kind: 'image', alt: alt() }, state.clip, whole);
  operators.fnArray.forEach((code, at) => {
    const args = operators.argsArray[at];
    switch (code) {
      case codes.save:
      case codes.paintFormXObjectBegin:
      case codes.beginGroup:
        if (stack.length >= MAX_STATES) throw new Error('too many saved states');
        stack.push(state);
        if (code === codes.paintFormXObjectBegin) state = withMatrix(state, at0(args, 0));
        break;
      case codes.restore:
      case codes.paintFormXObjectEnd:
      case codes.endGroup:
        state = stack.pop() ?? state;
        break;
      case codes.transform:
        state = withMatrix(state, args);
        break;
      case codes.clip:
      case codes.eoClip:
        clips = true;
        break;
      case codes.setFillRGBColor:
        state = { ...state, white: isWhite(args) };
        break;
      case codes.constructPath: {
        const path = pathOf(args, state.matrix);
        if (path && clips)
          state = { ...state, clip: intersection(state.clip, path.box) ?? { ...path.box, x1: path.box.x0 } };
        else if (path && path.paint !== codes.endPath)
          draw(found, path, state, whole, path.paint === codes.stroke, alt());
        clips = false;
        break;
      }
      case codes.paintImageXObject:
      case codes.paintInlineImageXObject:
      case codes.paintImageMaskXObject:
        image(state.matrix);
        break;
      case codes.beginMarkedContentProps:
        marks.push(alts.get(Number(at0(args, 1))) ?? alt());
        break;
      case codes.beginMarkedContent:
        marks.push(alt());
        break;
      case codes.endMarkedContent:
        marks.pop();
        break;
      case codes.shadingFill:
        keep(found, { ...state.clip, kind: 'curved', alt: alt() }, state.clip, whole);
        break;
      default:
    }
  });
  return found;
}

function draw(
  found: { shapes: Shape[]; rules: Box[] },
  path: { box: Box; straight: boolean },
  state: State,
  whole: Box,
  stroked: boolean,
  alt: string | null,
): void {
  if (state.white && !stroked) return;
  const { box, straight } = path;
  const [width, height] = [box.x1 - box.x0, box.y1 - box.y0];
  if (Math.min(width, height) <= RULE_WIDTH && Math.max(width, height) >= RULE_LENGTH) {
    if (found.rules.length < MAX_SHAPES) found.rules.push(box);
    return;
  }
  keep(found, { ...box, kind: straight ? 'plain' : 'curved', alt }, state.clip, whole);
}

function keep(found: { shapes: Shape[] }, shape: Shape, clip: Box, whole: Box): void {
  const seen = intersection(shape, clip);
  if (!seen || found.shapes.length >= MAX_SHAPES) return;
  // A background of the page is no picture of its own; a scan is, which is why images count whatever their size.
  if (shape.kind !== 'image' && areaOf(seen) > 0.85 * areaOf(whole)) return;
  found.shapes.push({ ...seen, kind: shape.kind, alt: shape.alt });
}

function at0(args: unknown, index: number): unknown {
  return Array.isArray(args) ? args[index] : undefined;
}

function withMatrix(state: State, args: unknown): State {
  const numbers = numbersOf(args, 6);
  if (!numbers) return state;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  return { ...state, matrix: multiply(state.matrix, [a, b, c, d, e, f]) };
}

function numbersOf(value: unknown, count: number): number[] | null {
  const list: unknown[] | null = Array.isArray(value)
    ? value
    : value instanceof Float32Array || value instanceof Float64Array
      ? Array.from(value)
      : null;
  if (!list || list.length < count) return null;
  const numbers = list.slice(0, count).map(Number);
  return numbers.every(Number.isFinite) ? numbers : null;
}

/** Arguments of `constructPath`: what is done with the path, its points, and the box around them. */
function pathOf(args: unknown, matrix: Matrix): { paint: number; box: Box; straight: boolean } | null {
  const box = numbersOf(at0(args, 2), 4);
  if (!box) return null;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = box;
  const data = at0(at0(args, 1), 0);
  const mapped = boxThrough(matrix, { x0, y0, x1, y1 });
  return { paint: Number(at0(args, 0)), box: mapped, straight: isStraight(data) };
}

/** Whether a path goes along the axes only: a rectangle, a frame, a grid. Codes of PDF.js: 0 move, 1 line, 2 curve, 3 quadratic, 4 close. */
function isStraight(data: unknown): boolean {
  if (!(data instanceof Float32Array) || data.length > 200) return false;
  let [x, y] = [0, 0];
  for (let at = 0; at < data.length; ) {
    const code = data[at];
    if (code === 4) at += 1;
    else if (code === 0 || code === 1) {
      const [nextX, nextY] = [data[at + 1] ?? 0, data[at + 2] ?? 0];
      if (code === 1 && Math.abs(nextX - x) > 0.01 && Math.abs(nextY - y) > 0.01) return false;
      [x, y] = [nextX, nextY];
      at += 3;
    } else return false;
  }
  return true;
}

function isWhite(args: unknown): boolean {
  const first = at0(args, 0);
  return typeof first === 'string' && /^#f[c-f]f[c-f]f[c-f]$/i.test(first);
}
