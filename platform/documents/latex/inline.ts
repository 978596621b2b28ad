import type { Node } from '@unified-latex/unified-latex-types';
import type { PhrasingContent } from 'mdast';
import { Cursor, contentOf, environmentName } from './cursor';
import type { LatexDocument } from './document';
import { formulaOf } from './formula';
import { macroOf } from './inline-macros';

const MAX_DEPTH = 60;

/** Inline nodes of LaTeX as those of Markdown. @throws RangeError where groups lie too deep in each other */
export function inlineOf(nodes: readonly Node[], document: LatexDocument, depth = 0): PhrasingContent[] {
  if (depth > MAX_DEPTH) throw new RangeError('groups too deep in each other');
  const out: PhrasingContent[] = [];
  const cursor = new Cursor(nodes);
  const text = (value: string) => {
    const last = out.at(-1);
    if (last?.type === 'text') last.value += value;
    else if (value !== '') out.push({ type: 'text', value });
  };
  const inner = (content: readonly Node[] | null) => inlineOf(content ?? [], document, depth + 1);
  for (let node = cursor.next(); node; node = cursor.next()) {
    switch (node.type) {
      case 'string':
        text(node.content);
        break;
      case 'whitespace':
      case 'parbreak':
        text(' ');
        break;
      case 'comment':
        break;
      case 'group':
        for (const child of inner(contentOf(node))) append(out, child);
        break;
      case 'inlinemath':
      case 'displaymath':
      case 'mathenv': {
        const value = formulaOf(document.formulaSource(node), document.labels).replace(/\n/g, ' ');
        if (value !== '') out.push({ type: 'inlineMath', value });
        break;
      }
      case 'verb':
      case 'verbatim':
        if (node.content.trim() !== '') out.push({ type: 'inlineCode', value: node.content.replace(/\s+/g, ' ') });
        break;
      case 'environment':
        if (!/^(?:tikzpicture|pgfpicture|comment)$/.test(environmentName(node.env)))
          for (const child of inner(contentOf(node))) append(out, child);
        break;
      case 'macro':
        for (const child of macroOf(node.content, cursor, document, inner)) append(out, child);
        break;
      default:
        break;
    }
  }
  return out;
}

function append(out: PhrasingContent[], node: PhrasingContent): void {
  const last = out.at(-1);
  if (last?.type === 'text' && node.type === 'text') last.value += node.value;
  else out.push(node);
}
