import type { Node } from '@unified-latex/unified-latex-types';

/** Reads nodes one after the other, and the arguments of macros among them. */
export class Cursor {
  private at = 0;
  private readonly nodes: Node[];

  constructor(nodes: readonly Node[]) {
    this.nodes = [...nodes];
  }

  next(): Node | null {
    return this.nodes[this.at++] ?? null;
  }

  /** A star behind a macro. */
  star(): boolean {
    const node = this.nodes[this.at];
    if (node?.type !== 'string' || node.content !== '*') return false;
    this.at++;
    return true;
  }

  /** `[…]`, null where none follows. */
  optional(): Node[] | null {
    const from = this.behindSpace();
    const first = this.nodes[from];
    if (first?.type !== 'string' || first.content !== '[') return null;
    for (let i = from + 1; i < this.nodes.length && i < from + 400; i++) {
      const node = this.nodes[i];
      if (node?.type === 'parbreak') return null;
      if (node?.type !== 'string' || node.content !== ']') continue;
      this.at = i + 1;
      return this.nodes.slice(from + 1, i);
    }
    return null;
  }

  /** `{…}`, null where none follows. */
  group(): Node[] | null {
    const from = this.behindSpace();
    const node = this.nodes[from];
    if (node?.type !== 'group') return null;
    this.at = from + 1;
    return contentOf(node);
  }

  /** An argument without braces too: a macro, or one character. */
  argument(): Node[] | null {
    const group = this.group();
    if (group) return group;
    const from = this.behindSpace();
    const node = this.nodes[from];
    if (!node || node.type === 'parbreak') return null;
    this.at = from + 1;
    if (node.type !== 'string') return [node];
    const [first = '', ...rest] = node.content;
    if (rest.length > 0) this.nodes[--this.at] = { ...node, content: rest.join('') };
    return [{ ...node, content: first }];
  }

  private behindSpace(): number {
    let at = this.at;
    while (this.nodes[at]?.type === 'whitespace' || this.nodes[at]?.type === 'comment') at++;
    return at;
  }
}

/** Nodes inside of a node. */
export function contentOf(node: { content: unknown }): Node[] {
  const content: unknown = node.content;
  return Array.isArray(content) ? content.filter(isNode) : isNode(content) ? [content] : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** Name of an environment; the parser gives some of them as a node. */
export function environmentName(env: unknown): string {
  if (typeof env === 'string') return env;
  return typeof env === 'object' && env !== null && 'content' in env && typeof env.content === 'string'
    ? env.content
    : '';
}

/** Text of nodes as it is written, macros left out: keys, paths, options. */
export function plainOf(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'string') return node.content;
      if (node.type === 'whitespace' || node.type === 'parbreak') return ' ';
      if (node.type === 'macro')
        return node.content === '_' ||
          node.content === '%' ||
          node.content === '&' ||
          node.content === '#' ||
          node.content === '~'
          ? node.content
          : '';
      return 'content' in node && Array.isArray(node.content) ? plainOf(contentOf(node)) : '';
    })
    .join('');
}
