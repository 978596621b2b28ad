import type { FontStyle } from './fonts';
import type { Box } from './geometry';

/** A piece of text in one font on one line. */
export interface Run extends Box {
  text: string;
  /** Of the line that the letters stand on, in points from the top. */
  baseline: number;
  /** Of the font, in points. */
  size: number;
  font: FontStyle;
  rtl: boolean;
  /** White space follows, by the file's own word. */
  spaceAfter: boolean;
  /** Name of the marked content that it belongs to, by which the structure tree names it; null for none. */
  mark: string | null;
  /** Decoration, by the file's own word: a running header, a page number. */
  artifact: boolean;
  /** Degrees by which it is turned clockwise; its measures are those of the page turned back by as much. */
  turn: number;
}

/** Something drawn. */
export interface Shape extends Box {
  /** `plain` are rectangles and straight lines, as around text and tables; others make a picture. */
  kind: 'image' | 'plain' | 'curved' | 'line';
}

/** A node of the structure tree ("tags"), as far as it tells what text is. */
export interface StructureNode {
  role: string;
  /** Alternative text of a figure. */
  alt: string | null;
  children: (StructureNode | { mark: string })[];
}

/** What one page holds, in points from its top left corner. */
export interface PageContent {
  /** From 1. */
  number: number;
  width: number;
  height: number;
  runs: Run[];
  /** Pictures and whatever else is drawn. */
  shapes: Shape[];
  /** Thin straight ones, as in tables and over footnotes. */
  rules: Box[];
  structure: StructureNode | null;
  /** Text that no letters could be found for, as a share of all (0 to 1). */
  unknown: number;
}
