import type { BlockContent, Nodes, Parent, PhrasingContent } from 'mdast';
import type {} from 'mdast-util-math';

/** `Term` with `: definition` below; the first child is the term, the others the definition's blocks. */
export interface DefinitionEntry extends Parent {
  type: 'definitionEntry';
  children: BlockContent[];
}

/** Text lowered or raised, which Markdown leaves to HTML. Its type is one that mdast's tools take for text, as no tool here writes directives. */
export interface InlineElement extends Parent {
  type: 'textDirective';
  name: 'sub' | 'sup';
  children: PhrasingContent[];
}

declare module 'mdast' {
  interface BlockContentMap {
    definitionEntry: DefinitionEntry;
  }
  interface RootContentMap {
    definitionEntry: DefinitionEntry;
    textDirective: InlineElement;
  }
  interface PhrasingContentMap {
    textDirective: InlineElement;
  }
  interface HeadingData {
    /** Written behind the heading as `{#anchor}`. */
    anchor?: string;
  }
}

const PHRASING: ReadonlySet<string> = new Set(
  'break delete emphasis footnoteReference html image imageReference inlineCode inlineMath link linkReference strong text textDirective'.split(
    ' ',
  ),
);
const BLOCKS: ReadonlySet<string> = new Set(
  'blockquote code heading html list math paragraph table thematicBreak definitionEntry'.split(' '),
);

export function isPhrasing(node: Nodes): node is PhrasingContent {
  return PHRASING.has(node.type);
}

export function isBlock(node: Nodes): node is BlockContent {
  return BLOCKS.has(node.type);
}
