import type { Node } from '@unified-latex/unified-latex-types';
import type { ListItem } from 'mdast';
import messages from '@/platform/i18n/messages/en/document-texts.json';
import { codeBlock, depthOf, isBlockNode, type LatexBlock, mathBlock } from './block-parts';
import { Cursor, contentOf, plainOf } from './cursor';
import type { LatexDocument } from './document';
import { figureBlocks, tableBlocks } from './floats';
import { listBlocks } from './lists';
import { boxed, frame, theorem } from './statements';

const { latex } = messages;
/** Environments like theorems, by the names that documents give them; others come from `\newtheorem`. */
const THEOREMS: Record<string, string> = {
  ...{
    theorem: latex.theorem,
    thm: latex.theorem,
    lemma: latex.lemma,
    lem: latex.lemma,
    proposition: latex.proposition,
    prop: latex.proposition,
    corollary: latex.corollary,
    cor: latex.corollary,
  },
  ...{
    definition: latex.definition,
    defn: latex.definition,
    dfn: latex.definition,
    example: latex.example,
    ex: latex.example,
    exercise: latex.exercise,
    problem: latex.exercise,
    question: latex.exercise,
  },
  ...{
    solution: latex.solution,
    answer: latex.solution,
    remark: latex.remark,
    rem: latex.remark,
    note: latex.remark,
    proof: latex.proof,
  },
};
const MATHS =
  /^(?:equation|align|gather|multline|eqnarray|flalign|alignat|displaymath|math|dmath|subequations|IEEEeqnarray)\*?$/;
const PLAIN_LIST =
  /^(?:itemize|enumerate|description|compact(?:item|enum|desc)|asparaenum|inparaenum|tasks|questions|parts|checklist|labeling)\*?$/;
const DRAWINGS = /^(?:tikzpicture|pgfpicture|picture|axis|asy|pspicture|circuitikz|forest|tikzcd|CD|filecontents)\*?$/;
const QUOTES = /^(?:quote|quotation|verse|displayquote|epigraph)$/;
/** Boxes that hold a title and text. */
const BOXES =
  /^(?:tcolorbox|mdframed|framed|shaded|block|alertblock|exampleblock|note|warning|tip|important|info|callout)\*?$/;

/** Blocks of an environment. */
export function environmentBlocks(
  node: Node & { content: unknown },
  name: string,
  document: LatexDocument,
  depth: number,
): LatexBlock[] {
  const content = contentOf(node);
  if (name === 'comment' || name === 'CCSXML') return [];
  if (DRAWINGS.test(name)) {
    document.leaveOutDrawing();
    return [];
  }
  if (MATHS.test(name)) return mathBlock(document.written(node), document.labels);
  if (/^(?:lstlisting|minted|Verbatim|alltt|BVerbatim|LVerbatim|pycode)\*?$/.test(name)) return listing(name, content);
  if (PLAIN_LIST.test(name)) return listBlocks(name, content, document, depth);
  if (QUOTES.test(name)) return quoted(document.blocks(content, depth));
  if (/^(?:wrap|SC|sideways|sub|float)?figure\*?$|^subcaptionblock$/.test(name))
    return figureBlocks(content, document, depth);
  if (/^(?:tabular[xy]?|tabulary|tabu|longtable|longtabu|array|supertabular|xltabular|tblr)\*?$/.test(name))
    return tableBlocks(name, content, document);
  if (/^(?:wrap|sideways|sub|long)?table\*?$/.test(name)) return document.blocks(afterOptions(content), depth);
  if (name === 'thebibliography') return bibliography(content, document, depth);
  if (name === 'abstract')
    return [
      {
        type: 'heading',
        depth: depthOf(Math.min(6, ...document.levels.values())),
        children: [{ type: 'text', value: latex.abstract }],
      },
      ...document.blocks(content, depth),
    ];
  if (name === 'frame') return frame(content, document, depth);
  const shown =
    document.theorems.get(name) ??
    (Object.hasOwn(THEOREMS, name.replace(/\*$/, '')) ? THEOREMS[name.replace(/\*$/, '')] : undefined);
  if (shown !== undefined) return theorem(name.replace(/\*$/, ''), shown, content, document, depth);
  if (BOXES.test(name)) return boxed(name, content, document, depth);
  return document.blocks(afterOptions(content), depth);
}

/** Contents behind the arguments of an environment: options, widths and columns. */
function afterOptions(content: readonly Node[]): Node[] {
  const cursor = new Cursor(content);
  cursor.optional();
  const group = cursor.group();
  const rest: Node[] = [];
  // A first group is an argument where it holds no words: a width, a number, columns.
  if (group && /[\p{L}]{4,}\s+\p{L}/u.test(plainOf(group))) rest.push(...group);
  for (let node = cursor.next(); node; node = cursor.next()) rest.push(node);
  return rest;
}

function listing(name: string, content: readonly Node[]): LatexBlock[] {
  const cursor = new Cursor(content);
  const options = plainOf(cursor.optional() ?? []);
  const argument = name.startsWith('minted') ? plainOf(cursor.group() ?? []) : '';
  const language = argument || /language\s*=\s*\{?(?:\[[^\]]*\])?\s*([\w+#]+)/i.exec(options)?.[1] || '';
  let code = '';
  for (let node = cursor.next(); node; node = cursor.next())
    code += node.type === 'string' ? node.content : plainOf([node]);
  return codeBlock(code, language.toLowerCase().replace(/^c\+\+$/, 'cpp'));
}

function quoted(blocks: readonly LatexBlock[]): LatexBlock[] {
  const children = blocks.filter(isBlockNode);
  return children.length === 0 ? [] : [{ type: 'blockquote', children }];
}

function bibliography(content: readonly Node[], document: LatexDocument, depth: number): LatexBlock[] {
  const items: Node[][] = [];
  const cursor = new Cursor(content);
  cursor.group();
  for (let node = cursor.next(); node; node = cursor.next()) {
    if (node.type === 'macro' && node.content === 'bibitem') {
      cursor.optional();
      cursor.group();
      items.push([]);
    } else items.at(-1)?.push(node);
  }
  const children = items.map(
    (body): ListItem => ({
      type: 'listItem',
      spread: false,
      children: document.blocks(body, depth).filter(isBlockNode),
    }),
  );
  const heading: LatexBlock = {
    type: 'heading',
    depth: depthOf(Math.min(6, ...document.levels.values())),
    children: [{ type: 'text', value: latex.references }],
  };
  return children.length === 0
    ? []
    : [
        heading,
        { type: 'list', ordered: true, spread: false, children: children.filter((item) => item.children.length > 0) },
      ];
}
