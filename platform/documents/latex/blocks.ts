import type { Node } from '@unified-latex/unified-latex-types';
import { codeBlock, depthOf, type LatexBlock, mathBlock } from './block-parts';
import { Cursor, contentOf, environmentName, plainOf } from './cursor';
import type { LatexDocument } from './document';
import { environmentBlocks } from './environments';
import { inlineOf } from './inline';
import { finished, wordsOf } from './words';

/** Headings by their rank; the parser's `paragraph` opens one. */
export const HEADINGS: Record<string, number> = { part: 0, chapter: 1, section: 2, subsection: 3, subsubsection: 4 };
const MAX_DEPTH = 40;

/** Blocks of LaTeX nodes in order. @throws RangeError where environments lie too deep in each other */
export function blocksOf(nodes: readonly Node[], document: LatexDocument, depth = 0): LatexBlock[] {
  if (depth > MAX_DEPTH) throw new RangeError('environments too deep in each other');
  const out: LatexBlock[] = [];
  let line: Node[] = [];
  const flush = () => {
    const children = finished(inlineOf(line, document));
    line = [];
    if (
      children.length === 0 ||
      (wordsOf(children).trim() === '' && !children.some(({ type }) => type === 'footnoteReference'))
    )
      return;
    out.push({ type: 'paragraph', children });
  };
  const add = (blocks: readonly LatexBlock[]) => {
    flush();
    out.push(...blocks);
  };
  const cursor = new Cursor(nodes);
  for (let node = cursor.next(); node; node = cursor.next()) {
    if (node.type === 'parbreak') flush();
    else if (node.type === 'displaymath' || node.type === 'mathenv')
      add(mathBlock(document.formulaSource(node), document.labels));
    else if (node.type === 'verbatim') add(codeBlock(node.content, ''));
    else if (node.type === 'environment') {
      if (/^(?:small|large|footnotesize|em|it|bf)$/.test(environmentName(node.env))) line.push(...contentOf(node));
      else add(environmentBlocks(node, environmentName(node.env), document, depth + 1));
    } else if (node.type === 'group' && contentOf(node).some(isBlockNode))
      add(blocksOf(contentOf(node), document, depth + 1));
    else if (node.type === 'macro') {
      const blocks = macroBlocks(node.content, cursor, document);
      if (blocks) add(blocks);
      else line.push(node);
    } else line.push(node);
  }
  flush();
  return out;
}

function isBlockNode(node: Node): boolean {
  return (
    node.type === 'parbreak' ||
    node.type === 'environment' ||
    node.type === 'displaymath' ||
    node.type === 'mathenv' ||
    node.type === 'verbatim' ||
    (node.type === 'macro' && Object.hasOwn(HEADINGS, node.content))
  );
}

/** Null for a macro that stands in a line. */
function macroBlocks(name: string, cursor: Cursor, document: LatexDocument): LatexBlock[] | null {
  const rank = Object.hasOwn(HEADINGS, name) ? HEADINGS[name] : undefined;
  if (rank !== undefined || name === 'frametitle' || name === 'addsec' || name === 'addchap') {
    cursor.star();
    cursor.optional();
    const children = finished(inlineOf(cursor.group() ?? [], document));
    const level = document.levels.get(rank ?? (name === 'addchap' ? 1 : name === 'addsec' ? 2 : 3)) ?? 3;
    return children.length === 0 ? [] : [{ type: 'heading', depth: depthOf(level), children }];
  }
  if (name === 'paragraph' || name === 'subparagraph') {
    cursor.star();
    cursor.optional();
    const children = finished(inlineOf(cursor.group() ?? [], document));
    const deepest = Math.max(1, ...document.levels.values());
    return children.length === 0 ? [] : [{ type: 'heading', depth: depthOf(deepest + 1), children }];
  }
  if (name === 'includegraphics') {
    cursor.star();
    cursor.optional();
    cursor.optional();
    const url = plainOf(cursor.group() ?? []).trim();
    return url === '' ? [] : [{ type: 'paragraph', children: [{ type: 'image', url, alt: '' }] }];
  }
  if (name === 'caption') {
    cursor.star();
    cursor.optional();
    const children = finished(inlineOf(cursor.group() ?? [], document));
    return children.length === 0 ? [] : [{ type: 'paragraph', children }];
  }
  if (
    /^(?:par|maketitle|tableofcontents|newpage|clearpage|cleardoublepage|noindent|centering|bigskip|medskip|smallskip|appendix|listof\w+|pagebreak|hrule|hline|frontmatter|mainmatter|backmatter)$/.test(
      name,
    )
  ) {
    return name === 'noindent' || name === 'centering' ? null : [];
  }
  return null;
}
