import type { XmlElement, XmlNode } from './parse-xml';

/** Child elements, of one name where one is given, in order. */
export function childrenOf(element: XmlElement | null | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of element?.children ?? [])
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child);
  return found;
}

/** The first child element on a way of names, null where one of them is missing. */
export function childOf(element: XmlElement | null | undefined, ...names: string[]): XmlElement | null {
  let at: XmlElement | null = element ?? null;
  for (const name of names) at = childrenOf(at, name)[0] ?? null;
  return at;
}

/** All elements of the given names below, in order of the document; what is inside of a found one is left out. */
export function findAll(element: XmlElement | null | undefined, ...names: string[]): XmlElement[] {
  const found: XmlElement[] = [];
  const walk = (node: XmlElement) => {
    for (const child of childrenOf(node)) {
      if (names.includes(child.name)) found.push(child);
      else walk(child);
    }
  };
  if (element) walk(element);
  return found;
}

/** All text below, as it is. */
export function textOf(node: XmlNode | null | undefined): string {
  if (node === null || node === undefined) return '';
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

/** An attribute's value, null where it is missing. */
export function attribute(element: XmlElement | null | undefined, name: string): string | null {
  return element && Object.hasOwn(element.attributes, name) ? (element.attributes[name] ?? null) : null;
}
