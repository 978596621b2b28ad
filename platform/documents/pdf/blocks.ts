import type { Figure, Region } from './layout';
import type { Line } from './lines';

/** A block of a document, before it is written as Markdown. */
export type PdfBlock =
  | { kind: 'paragraph'; lines: Line[]; note: boolean }
  | { kind: 'heading'; lines: Line[]; level: number }
  | { kind: 'item'; lines: Line[]; marker: string; x: number }
  | { kind: 'code'; lines: Line[] }
  | { kind: 'table'; rows: Line[][][]; page: number }
  | { kind: 'figure'; figure: Figure; caption: Line[] };

/** Lines that stand together in a column, before it is known which are headings. */
export type Group =
  | { kind: 'text'; lines: Line[]; region: Region; before: number; marker: Marker | null }
  | { kind: 'code'; lines: Line[] }
  | { kind: 'table'; rows: Line[][][]; page: number }
  | { kind: 'figure'; figure: Figure; caption: Line[] };

/** What an item of a list begins with. */
export interface Marker {
  text: string;
  ordered: boolean;
}
