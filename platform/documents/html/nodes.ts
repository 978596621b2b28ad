import type { Element, ElementContent, Nodes, Root, RootContent, Text } from 'hast';

export type Parent = Root | Element;

export function isElement(node: Nodes | undefined, ...names: string[]): node is Element {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

export function childrenOf(node: Nodes): RootContent[] {
  return node.type === 'root' || node.type === 'element' ? node.children : [];
}

export function element(
  tagName: string,
  properties: Element['properties'] = {},
  children: ElementContent[] = [],
): Element {
  return { type: 'element', tagName, properties, children };
}

export function textNode(value: string): Text {
  return { type: 'text', value };
}

/** An attribute as text; null where it is missing. */
export function attributeOf(node: Element, name: string): string | null {
  const value = node.properties[name];
  if (value === null || value === undefined || value === false) return null;
  return Array.isArray(value) ? value.join(' ') : String(value);
}

export function classesOf(node: Element): string[] {
  const { className } = node.properties;
  return Array.isArray(className) ? className.map(String) : [];
}

/** Text below a node as it is written, `br` as a line break. */
export function rawText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return isElement(node, 'br') ? '\n' : childrenOf(node).map(rawText).join('');
}

/** Text below a node on one line. */
export function lineOf(node: Nodes): string {
  return rawText(node).replace(/\s+/g, ' ').trim();
}

/** The first element below that the test accepts, in order of the document. */
export function findElement(node: Nodes, test: (element: Element) => boolean): Element | null {
  for (const child of childrenOf(node)) {
    if (!isElement(child)) continue;
    const found = test(child) ? child : findElement(child, test);
    if (found) return found;
  }
  return null;
}

/** All elements below that the test accepts, also inside of each other, in order of the document. */
export function findElements(node: Nodes, test: (element: Element) => boolean): Element[] {
  return childrenOf(node).flatMap((child) =>
    isElement(child) ? [...(test(child) ? [child] : []), ...findElements(child, test)] : [],
  );
}

/**
 * Replaces children from the leaves up: `change` gets each element with its children already changed and returns what stands in its
 * place; what it returns itself stays. Comments go.
 */
export function rewrite(
  parent: Parent,
  change: (element: Element, parent: Parent) => ElementContent[] | Element,
): void {
  const next: ElementContent[] = [];
  for (const child of parent.children) {
    if (!isElement(child)) {
      if (child.type === 'text') next.push(child);
      continue;
    }
    rewrite(child, change);
    const result = change(child, parent);
    if (Array.isArray(result)) next.push(...result);
    else next.push(result);
  }
  parent.children = next;
}
