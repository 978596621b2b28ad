import messages from '@/platform/i18n/messages/en/document-texts.json';

/** What a label stands for: its number, or the title of its section, and that with its kind ("Figure 3"). */
export interface Target {
  number: string;
  name: string;
}

const { latex } = messages;
const EQUATION = /^(?:equation|align|gather|multline|eqnarray|flalign|alignat)$/;

/** Numbers figures, tables, theorems and labelled equations in order, as LaTeX would in a document of one file, and finds their labels. */
export function labelsOf(text: string, theorems: ReadonlyMap<string, string>): Map<string, Target> {
  const labels = new Map<string, Target>();
  const counts = new Map<string, number>();
  const count = (kind: string) => {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return String(counts.get(kind));
  };
  let heading: Target | null = null;
  const open: { environment: string; target: Target | null }[] = [];
  const marks =
    /\\(?:part|chapter|(?:sub){0,2}section)\*?\s*(?:\[[^\]\n]{0,200}\])?\{([^{}\n]{0,300}(?:\{[^{}\n]{0,200}\}[^{}\n]{0,200}){0,5})\}|\\(begin|end)\{([A-Za-z]{1,40})(\*?)\}|\\label\{([^{}\n]{1,200})\}/g;
  for (const [, title, edge, environment = '', star, label] of text.matchAll(marks)) {
    if (title !== undefined) {
      const plain = title.replace(/\\label\{[^{}]*\}|\\[A-Za-z]+\s*|[{}$]/g, '').trim();
      heading = { number: `“${plain}”`, name: `“${plain}”` };
    } else if (edge === 'begin' && open.length < 1_000)
      open.push({ environment, target: targetOf(environment, star === '*', theorems, count) });
    else if (edge === 'end') while (open.length > 0 && open.pop()?.environment !== environment);
    else if (label !== undefined && !labels.has(label)) {
      const around = open.findLast((each) => each.target !== null || EQUATION.test(each.environment));
      if (around && EQUATION.test(around.environment)) {
        const number = count('equation');
        labels.set(label, { number, name: `(${number})` });
      } else {
        const target = around?.target ?? heading;
        if (target) labels.set(label, target);
      }
    }
  }
  return labels;
}

function targetOf(
  environment: string,
  starred: boolean,
  theorems: ReadonlyMap<string, string>,
  count: (kind: string) => string,
): Target | null {
  const kind = /^(?:wrap|SC|sideways|float)?figure$/.test(environment)
    ? latex.figure
    : /^(?:wrap|sideways|long)?table$/.test(environment)
      ? latex.table
      : (theorems.get(environment) ?? null);
  if (kind === null || (starred && theorems.has(environment))) return null;
  const number = count(kind);
  return { number, name: `${kind} ${number}` };
}

/** A label of another file has no title here, so its key speaks: `sec:gradient-descent` gives “gradient descent”. */
export function labelWords(key: string): string {
  const words = key
    .replace(/^[A-Za-z]{2,10}:/, '')
    .replace(/[-_:.]+/g, ' ')
    .trim();
  return words === '' ? '' : `“${words}”`;
}
