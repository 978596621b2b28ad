/** A code cell without notebook machinery. */
export interface Cell {
  lang: string | undefined;
  value: string;
  /** Nothing is left that a reader would want: set-up of the notebook, or a cell for another framework. */
  empty: boolean;
  /** Only imports are left. */
  setup: boolean;
}

const NOTEBOOK =
  /^\s*(?:%%|#@)tab\b|^%(?:load_ext|matplotlib|config|pip|reload_ext|autoreload)\b|#@save\b|^tab\.interact_select/m;

/**
 * Cleans a fenced block that is a notebook cell: `{.python .input}` becomes its language, magics and `%%tab`/`#@tab`/`#@save` marks go,
 * of `if tab.selected(…)` branches the chosen framework's stays. Other code comes back as it is.
 *
 * @param info the fence's info string
 * @param framework from `preferredFramework`
 */
export function cleanCell(info: string, code: string, framework: string | null): Cell {
  const lang = languageOf(info);
  if (!/^\s*\{/.test(info) && !NOTEBOOK.test(code)) return { lang, value: code, empty: false, setup: false };
  const tabs = /^[ \t]*(?:%%|#@)tab[ \t]+(.*)$/m.exec(code)?.[1]?.split(/[\s,]+/);
  const other = tabs !== undefined && framework !== null && !tabs.includes('all') && !tabs.includes(framework);
  const lines = code
    .split('\n')
    .filter((line) => !/^[ \t]*(?:%%|#@)(?:tab|save)\b|^%[a-z_]+\b|^tab\.interact_select/.test(line))
    .map((line) => line.replace(/\s*#@(?:save|tab)\b.*$/, '').replace(/^!(?=\w)/, '!'));
  const value = selectFramework(lines, framework ?? 'pytorch')
    .join('\n')
    .replace(/^\n+|\s+$/g, '')
    .replace(/\n{3,}/g, '\n\n');
  return {
    lang,
    value,
    empty: other || value.trim() === '',
    setup: /^(?:\s*(?:import\s.*|from\s.*|#.*|d2l\.use_svg_display\(\))?(?:\n|$))+$/.test(value),
  };
}

/** The language of an info string, lower case: `python`, `{.python .input  n=1}`, `{r, echo=FALSE}`, `js title="x"`. */
export function languageOf(info: string): string | undefined {
  const match = /^\s*\{?[.:]?\s*([\w+#./-]+)/.exec(info);
  return match?.[1]?.toLowerCase();
}

/** Keeps the branches of `if tab.selected('a', 'b'):` that name the framework, one level out, and drops the others. */
function selectFramework(lines: readonly string[], framework: string): string[] {
  const out: string[] = [];
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] ?? '';
    const match = /^([ \t]*)(?:el)?if\s+(?:not\s+)?(tab\.selected\(.*\))\s*:\s*$/.exec(line);
    if (!match) {
      out.push(line);
      i++;
      continue;
    }
    const indent = match[1] ?? '';
    const chosen = [...(match[2] ?? '').matchAll(/['"](\w+)['"]/g)].some(([, name]) => name === framework);
    let end = i + 1;
    while (end < lines.length && (lines[end]?.trim() === '' || indentOf(lines[end] ?? '') > indent.length)) end++;
    const body = lines.slice(i + 1, end);
    const inner = indentOf(body.find((each) => each.trim() !== '') ?? '');
    if (chosen)
      out.push(
        ...selectFramework(
          body.map((each) => indent + each.slice(Math.min(inner, indentOf(each)))),
          framework,
        ),
      );
    i = end;
  }
  return out;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
