import type { Target } from './labels';

/** Environments of formulas that KaTeX calls by another name. */
const RENAMED: Record<string, string> = {
  eqnarray: 'align',
  multline: 'gather',
  flalign: 'align',
  displaymath: 'gathered',
  math: 'gathered',
  dmath: 'gathered',
  subequations: 'gathered',
};
const LONGEST = 15_000;

/**
 * LaTeX of a formula as KaTeX reads it: labels become the numbers that references name, dollar signs inside of words step out of them,
 * environments that it lacks take the nearest name.
 */
export function formulaOf(latex: string, labels: ReadonlyMap<string, Target>): string {
  const tags =
    /\\begin\{(?:align|gather|eqnarray|multline|flalign|alignat)\}|^(?![\s\S]*\\begin\{(?:aligned|gathered|split|cases|array|\w?matrix)\}[\s\S]*\\label)/.test(
      latex,
    );
  let tagged = false;
  return latex
    .slice(0, LONGEST)
    .replace(/(?<!\\)%[^\n]*\n?/g, '')
    .replace(/\\label\s*\{([^{}]*)\}/g, (_, key: string) => {
      const target = labels.get(key);
      const many = /\\begin\{(?:align|gather|eqnarray|multline|flalign|alignat)\}/.test(latex);
      if (!target || !tags || (tagged && !many)) return '';
      tagged = true;
      return `\\tag{${target.number}}`;
    })
    .replace(
      /\\begin\{(\w+)(\*?)\}|\\end\{(\w+)(\*?)\}/g,
      (whole, opened: string | undefined, _star, closed: string | undefined) => {
        const name = opened ?? closed ?? '';
        return Object.hasOwn(RENAMED, name) ? whole.replace(name, RENAMED[name] ?? name) : whole;
      },
    )
    .replace(/\\(?:eq)?ref\s*\{([^{}]*)\}/g, (_, key: string) => `\\text{${labels.get(key)?.number ?? '?'}}`)
    .replace(/\\(text|mbox|textrm)\{([^{}$]*)\$([^$]*)\$([^{}$]*)\}/g, '\\$1{$2}$3\\text{$4}')
    .replace(/\\(?:ensuremath|boldmath|displaylimits|hfill|allowbreak|linebreak)\b/g, '')
    .replace(/\\(?:vspace|hspace)\*?\s*\{[^{}]*\}/g, '\\quad ')
    .replace(/(?<!\\)\$/g, '')
    .replace(/\n\s*\n/g, '\n')
    .trim();
}
