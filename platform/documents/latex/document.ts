import type { Node } from '@unified-latex/unified-latex-types';
import type { FootnoteDefinition, PhrasingContent } from 'mdast';
import type { DocumentWarning } from '../types';
import type { LatexBlock } from './block-parts';
import type { Target } from './labels';

/** What the parts of one LaTeX document share while it is written. */
export class LatexDocument {
  readonly footnotes: FootnoteDefinition[] = [];
  /** Numbers of the entries of a bibliography in the document itself, by their keys. */
  readonly bibliography: Map<string, number>;
  private notes = 0;
  private readonly files = new Set<string>();
  private drawings = 0;
  private source = '';

  constructor(
    readonly labels: ReadonlyMap<string, Target>,
    /** Names that environments like theorems are shown by. */
    readonly theorems: ReadonlyMap<string, string>,
    /** Terms and abbreviations by the keys that `\gls` names them by. */
    private readonly terms: ReadonlyMap<string, string>,
    /** Depth of the Markdown heading for each of LaTeX's. */
    readonly levels: ReadonlyMap<number, number>,
    keys: readonly string[],
    private readonly write: (nodes: readonly Node[], document: LatexDocument, depth: number) => LatexBlock[],
  ) {
    this.bibliography = new Map(keys.map((key, i) => [key, i + 1]));
  }

  /** Blocks of what an environment holds. @param depth how many environments lie around it */
  blocks(nodes: readonly Node[], depth: number): LatexBlock[] {
    return this.write(nodes, this, depth);
  }

  /** The piece that positions of nodes count in from now on. */
  readFrom(piece: string): void {
    this.source = piece;
  }

  /** LaTeX of a formula as it is written, without the marks around it. */
  formulaSource(node: Node): string {
    const written = this.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
    return written.replace(/^(?:\$\$?|\\\[|\\\()/, '').replace(/(?:\$\$?|\\\]|\\\))$/, '');
  }

  /** Source of an environment, for drawings of formulas and code. */
  written(node: Node): string {
    return this.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  }

  footnote(children: PhrasingContent[]): PhrasingContent[] {
    if (children.length === 0) return [];
    const identifier = `note-${++this.notes}`;
    this.footnotes.push({
      type: 'footnoteDefinition',
      identifier,
      label: identifier,
      children: [{ type: 'paragraph', children }],
    });
    return [{ type: 'footnoteReference', identifier, label: identifier }];
  }

  term(key: string): string {
    return this.terms.get(key) ?? key.replace(/[-_]+/g, ' ');
  }

  /** A file that the document names and that isn't part of it. */
  missing(path: string): void {
    const clean = path.trim().slice(0, 200);
    if (clean !== '') this.files.add(clean);
  }

  /** A drawing made of commands. */
  leaveOutDrawing(): void {
    this.drawings++;
  }

  get warnings(): DocumentWarning[] {
    const files = [...this.files];
    return [
      ...(files.length > 0
        ? [{ code: 'part_unreadable' as const, count: files.length, detail: files.slice(0, 10).join(', ') }]
        : []),
      ...(this.drawings > 0 ? [{ code: 'pictures_left_out' as const, count: this.drawings }] : []),
    ];
  }
}
