/** What a block of a source is; decides how lessons and exercises may use it. */
export type BlockKind =
  | 'paragraph'
  | 'list'
  | 'table'
  | 'code'
  | 'output'
  | 'math'
  | 'definition'
  | 'quote'
  | 'image'
  | 'diagram';

/**
 * The pedagogical role that the author marked (fenced divs, headings such as "Exercises", admonitions),
 * `body` where nothing is marked.
 */
export type BlockRole =
  | 'body'
  | 'objectives'
  | 'questions'
  | 'exercise'
  | 'solution'
  | 'keypoints'
  | 'callout'
  | 'reference';

/** What the front matter of a document lists, as written. */
export interface FrontMatterLists {
  /** Terms that it teaches: `concepts`, `keywords`, `terms`, `topics`. */
  concepts: string[];
  /** What it is filed under: `tags`, `categories`. */
  tags: string[];
  /** What it asks for: `prerequisites`, `requires`. */
  prerequisites: string[];
}

/** One block as the author wrote it. Offsets are UTF-16 code units in the source text. */
export interface Block {
  kind: BlockKind;
  role: BlockRole;
  start: number;
  end: number;
  /** Markdown that renders alone: dialect noise removed, reference links resolved, block indentation taken off. */
  markdown: string;
  /** The words a reader sees, without markup; code and maths in their source form. */
  text: string;
  /** Code language (`code`, `output`, `diagram`), as written, lower case. */
  lang?: string;
  /** For `list`: numbered or not, and the items' Markdown (nested content included) in order. */
  ordered?: boolean;
  items?: string[];
  /** For `table`: cells as plain text; the first row is the header. */
  rows?: string[][];
  /** For `definition`: the term and its definition as Markdown, from a definition list or glossary. */
  term?: string;
  definition?: string;
  /** For `image`: target as written and alternative text. */
  url?: string;
  alt?: string;
  /** Terms that the author emphasised here (bold, italic, inline links to a glossary), as written, in order. */
  emphasised?: string[];
  /** For `code`: nothing but imports, which a page needs to run and a reader seldom wants to see. */
  setup?: boolean;
  /** Labels that the author put on this block (d2l `:label:`), by which other blocks refer to it. */
  labels?: string[];
  /** Labels that this block's text refers to, in this document or another. */
  refersTo?: string[];
  /** For the first block of a document: what its front matter lists. */
  frontMatter?: FrontMatterLists;
}

/** A retrievable passage: adjacent blocks under one heading. */
export interface Passage {
  /** Position in the source, from 0. */
  ordinal: number;
  /** Headings from the document's title down to the nearest one, as plain text. */
  headingPath: string[];
  /** Fragment that the rendered source uses for the nearest heading. */
  anchor: string;
  /** Range in the source; covers every block of the passage. */
  start: number;
  end: number;
  text: string;
  blocks: Block[];
}

export interface Heading {
  depth: number;
  text: string;
  anchor: string;
  start: number;
}

export interface ParsedDocument {
  title: string;
  /** Front matter as parsed YAML, `{}` when there is none. */
  meta: Record<string, unknown>;
  headings: Heading[];
  passages: Passage[];
  /** Local images and links as written, for resolving against the upload. */
  links: { url: string; kind: 'image' | 'link' }[];
  warnings: string[];
}
