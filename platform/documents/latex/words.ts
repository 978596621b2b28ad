import type { PhrasingContent } from 'mdast';
import { typeset } from './symbols';

/** The words of inline nodes. */
export function wordsOf(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => ('value' in node ? node.value : 'children' in node ? wordsOf(node.children) : ''))
    .join('');
}

/** Sets quotation marks and dashes in texts, and takes white space off both ends of a line. */
export function finished(nodes: PhrasingContent[]): PhrasingContent[] {
  const set = (node: PhrasingContent): void => {
    if (node.type === 'text') node.value = typeset(node.value).replace(/[ \t\n]+/g, ' ');
    else if ('children' in node) node.children.forEach(set);
  };
  nodes.forEach(set);
  const first = nodes[0];
  const last = nodes.at(-1);
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
  return nodes.filter((node) => node.type !== 'text' || node.value !== '');
}
