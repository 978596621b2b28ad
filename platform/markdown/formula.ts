import katex from 'katex';

/** HTML and MathML of a formula in LaTeX; null where KaTeX cannot read it. @param display on a line of its own */
export function formulaHtml(latex: string, display: boolean): string | null {
  try {
    return katex.renderToString(latex, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      strict: false,
      output: 'htmlAndMathml',
      maxSize: 30,
      maxExpand: 500,
    });
  } catch {
    return null;
  }
}
