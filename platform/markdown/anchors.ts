import type { Heading, Root, RootContent } from 'mdast';
import type { Surface } from './dialects/surface';
import { Anchors } from './headings';
import { oneLine, plainText } from './plain-text';
import { startOf } from './tree';

/**
 * The anchor of every heading that opens a section, by its node: the one map that both passages and rendered sources use, so that a
 * passage's anchor always leads to its heading. Call it before placeholders are put back into the tree.
 *
 * @param anchors those that were given to what stands before this tree
 */
export function anchorsOf(root: Root, surface: Surface, anchors = new Anchors()): ReadonlyMap<Heading, string> {
  const found = new Map<Heading, string>();
  const walk = (node: RootContent): void => {
    if (node.type === 'heading') {
      found.set(node, anchors.next(oneLine(plainText(node, surface.placeholders)), surface.anchors.get(startOf(node))));
    } else if (node.type === 'blockquote' && surface.roleAt(startOf(node))?.start === startOf(node))
      node.children.forEach(walk);
  };
  root.children.forEach(walk);
  return found;
}
