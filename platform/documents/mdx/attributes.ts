import type { Nodes } from 'mdast';
// Declares the nodes of MDX among those of Markdown.
import type {} from 'remark-mdx';

export type JsxElement = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/** Text that a literal expression stands for: `"x"`, `'x'`, `` `x` `` without parts to be filled in; null for any other. */
export function literalOf(expression: string): string | null {
  const match = /^\s*(?:\(\s*)?(["'`])([\s\S]*)\1(?:\s*\))?\s*$/.exec(expression);
  if (!match) return null;
  const [, quote = '', body = ''] = match;
  if (
    quote === '`'
      ? body.includes('${') || /(?<!\\)`/.test(body)
      : body.includes('\n') || new RegExp(`(?<!\\\\)${quote}`).test(body)
  )
    return null;
  return body.replace(/\\([`"'\\$nt])/g, (_, character: string) =>
    character === 'n' ? '\n' : character === 't' ? '\t' : character,
  );
}

/** Values of the attributes that are texts, by their names in lower case. Expressions count where they are literals or imported files. */
export function attributesOf(element: JsxElement, imports: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const attribute of element.attributes) {
    if (attribute.type !== 'mdxJsxAttribute') continue;
    const { value } = attribute;
    const text = typeof value === 'string' ? value : value ? textOf(value.value, imports) : null;
    if (text !== null && text.trim() !== '') found.set(attribute.name.toLowerCase(), text.trim());
  }
  return found;
}

function textOf(expression: string, imports: ReadonlyMap<string, string>): string | null {
  const required = /^\s*require\(\s*["']([^"'\n]+)["']\s*\)(?:\.default)?\s*$/.exec(expression)?.[1];
  return required ?? imports.get(expression.trim()) ?? literalOf(expression);
}

/** Paths of imported files by the name they go by: `import plan from './plan.png'`. */
export function importsOf(code: string): [string, string][] {
  return [...code.matchAll(/^\s*import\s+(\w{1,80})\s+from\s+["']([^"'\n]{1,300})["']/gm)].map(
    ([, name = '', path = '']) => [name, path],
  );
}
