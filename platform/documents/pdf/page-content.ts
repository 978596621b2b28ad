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
  /** Level of the heading that it is part of, by the tags of the file; null where they don't say so. */
  heading: number | null;
  /** Decoration, by the file's own word: a running header, a page number. */
  artifact: boolean;
  /** Degrees by which it is turned clockwise; its measures are those of the page turned back by as much. */
  turn: number;
}

/** Something drawn. */
export interface Shape extends Box {
  /** `plain` are rectangles and straight lines, as around text and tables; others make a picture. */
  kind: 'image' | 'plain' | 'curved' | 'line';
  /** Alternative text, by the tags of the file. */
  alt: string | null;
}

/** What the tags of a file (its structure tree) tell of a piece of its content. */
export interface Tag {
  heading: number | null;
  /** Alternative text of the figure that it is part of. */
  alt: string | null;
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
  /** Text that no letters could be found for, as a share of all (0 to 1). */
  unknown: number;
}
