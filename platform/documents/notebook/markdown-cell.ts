import type { Pictures } from '../pictures';
import type { NotebookCell } from './cells';

const ENVIRONMENTS = 'equation|align|gather|multline|eqnarray|alignat|flalign|displaymath|math|split|cases';

/** The Markdown of a cell: its attachments as pictures, formulas as MathJax finds them between dollar signs, no fence left open. */
export function markdownOfCell({ source, attachments }: NotebookCell, cell: number, pictures: Pictures): string {
  return closed(outsideCode(withAttachments(source, attachments, cell, pictures), withMaths));
}

function withAttachments(
  source: string,
  attachments: NotebookCell['attachments'],
  cell: number,
  pictures: Pictures,
): string {
  return source.replace(
    /(!\[[^\]]{0,1000}\]\()attachment:([^)\s]{1,300})([^)\n]{0,300}\))|(<img\b[^>]{0,1000}?\bsrc=["']?)attachment:([^"'\s>]+)/g,
    (_, open?: string, name?: string, rest?: string, tag?: string, inTag?: string) => {
      const path = attached(attachments, decoded(name ?? inTag ?? ''), cell, pictures);
      if (open !== undefined) return path === null ? '' : `${open}${path}${rest ?? ')'}`;
      return `${tag ?? ''}${path ?? ''}`;
    },
  );
}

function attached(
  attachments: NotebookCell['attachments'],
  name: string,
  cell: number,
  pictures: Pictures,
): string | null {
  const forms = Object.hasOwn(attachments, name) ? attachments[name] : undefined;
  const data = Object.entries(forms ?? {}).find(
    ([type, value]) => type.startsWith('image/') && typeof value === 'string',
  );
  const key = `${cell} ${name}`;
  if (!data || typeof data[1] !== 'string') return pictures.leaveOut(key);
  const [type, value] = data;
  return pictures.add(
    key,
    Uint8Array.from(
      Buffer.from(value, type === 'image/svg+xml' && value.trimStart().startsWith('<') ? 'utf8' : 'base64'),
    ),
  );
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Changes what is no fenced code and no code span. */
function outsideCode(source: string, change: (text: string) => string): string {
  return source
    .split(/(^ {0,3}(?:`{3,}|~{3,})[\s\S]*?(?:^ {0,3}(?:`{3,}|~{3,})[ \t]*$|$(?![\s\S]))|(?<!`)`[^`\n]+`(?!`))/m)
    .map((part, i) => (i % 2 === 0 ? change(part) : part))
    .join('');
}

/** `\begin{align}…\end{align}` without dollar signs, `\\[…\\]` and `\\(…\\)`: MathJax reads them as formulas, Markdown does not. */
function withMaths(text: string): string {
  const bare = new RegExp(
    String.raw`(?<![$\\{}])(\$\$?\s*)?(\\begin\{(${ENVIRONMENTS})(\*?)\}[\s\S]{0,10000}?\\end\{\3\4\})`,
    'g',
  );
  return text
    .replace(bare, (whole, dollars: string | undefined, formula: string) =>
      dollars === undefined
        ? `\n$$\n${formula
            .replace(/\n\s*\n/g, '\n')
            .replace(/eqnarray/g, 'align')
            .replace(/\{(?:displaymath|math)\}/g, '{gathered}')}\n$$\n`
        : whole,
    )
    .replace(/\\\\\[([\s\S]{1,5000}?)\\\\\]/g, (_, formula: string) => `\n$$\n${formula.trim()}\n$$\n`)
    .replace(/\\\\\(([^\n]{1,900}?)\\\\\)/g, (_, formula: string) => `$${formula.trim()}$`);
}

/** Closes a fence that the cell leaves open, so that it ends with its cell. */
function closed(markdown: string): string {
  let open: string | null = null;
  for (const line of markdown.split('\n')) {
    const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    if (!fence?.[1]) continue;
    if (open === null) open = fence[1].startsWith('`') && fence[2]?.includes('`') ? null : fence[1];
    else if (fence[1].startsWith(open) && fence[2]?.trim() === '') open = null;
  }
  return open === null ? markdown : `${markdown.trimEnd()}\n${open}`;
}
