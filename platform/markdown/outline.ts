import type { Range, RoleSpan } from './dialects/surface';
import { isAlphabetTab, isGenericTitle, isGlossaryHeading, roleOfHeading } from './headings';
import type { BlockRole } from './types';

interface OpenHeading {
  depth: number;
  text: string;
  anchor: string;
  role: BlockRole | null;
  /** The marked span that holds the heading, null outside of any: its reach ends with that span. */
  scope: Range | null;
}

/** Roles that speak of the whole document, wherever in it their author put them. */
const OF_DOCUMENT: readonly BlockRole[] = ['objectives', 'questions', 'keypoints'];

/** The headings that are open at one point of a document, told in order of the document. */
export class Outline {
  private open: OpenHeading[] = [];
  /** Role that a paragraph of nothing but bold words announces, until the next heading. */
  private announced: BlockRole | null = null;

  constructor(
    private readonly title: string,
    /** The first heading of depth 1: left out of paths when it is generic, as the title stands for it. */
    private readonly top: string | null,
  ) {}

  /** Leaves the spans that end before the offset. */
  moveTo(offset: number): void {
    this.open = this.open.filter(({ scope }) => scope === null || offset < scope.end);
  }

  heading(depth: number, text: string, anchor: string, scope: Range | null): void {
    this.announced = null;
    this.open = [
      ...this.open.filter((each) => each.scope?.start !== scope?.start || each.depth < depth),
      { depth, text, anchor, role: roleOfHeading(text), scope },
    ];
  }

  /** A paragraph of nothing but bold words that names a role ("**Learn more:**"). */
  boldLine(text: string): void {
    this.announced = roleOfHeading(text) ?? this.announced;
  }

  /** The role of a block here: marked by its author, else announced, else that of the nearest heading with one. */
  role(span: RoleSpan | null): BlockRole {
    return span?.role ?? this.announced ?? this.open.findLast((each) => each.role !== null)?.role ?? 'body';
  }

  get inGlossary(): boolean {
    return isGlossaryHeading(this.title) || this.open.some(({ text }) => isGlossaryHeading(text));
  }

  /**
   * Headings from the title down and the nearest one's anchor. A heading inside a marked span hides open headings that are deeper than
   * itself, one that is a letter of a glossary ("A to D") says nothing; objectives, questions and key points without a heading of their own belong to the document.
   */
  place(span: RoleSpan | null): { headingPath: string[]; anchor: string } {
    const path = [this.title];
    if (span && OF_DOCUMENT.includes(span.role) && !this.open.some(({ scope }) => scope?.start === span.start)) {
      return { headingPath: path, anchor: '' };
    }
    for (const [i, { text, depth, scope }] of this.open.entries()) {
      const hidden = this.open.slice(i + 1).some((inner) => inner.scope?.start !== scope?.start && inner.depth < depth);
      const isTitle = depth === 1 && (text === this.title || (text === this.top && isGenericTitle(text)));
      if (!hidden && !isTitle && !isAlphabetTab(text) && text !== '' && text !== path.at(-1)) path.push(text);
    }
    return { headingPath: path, anchor: this.open.at(-1)?.anchor ?? '' };
  }
}
