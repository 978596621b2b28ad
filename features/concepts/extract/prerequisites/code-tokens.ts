const TOKEN =
  /<(?:text|template)>|[\p{L}_$@][\p{L}\p{N}_]*[?!]?|\d+(?:\.\d+)?|[=!<>]==?|=>|->|<-|\|>|<>|&&|\|\||\.{2,3}|\?\?|\?\.|\+\+|--|[-+*/%]=|\*\*|::|:=|[-+*/%<>=?&|^~[{(]/gu;
const COMMENT = /\/\*[\s\S]*?\*\/|(?:^|\s)(?:\/\/|#(?!\[)|--|;;)[^\n]*/g;
const TEXT = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.){2,}'/g;

/**
 * Words, operators and literals of code: what makes a learner know something before they can read it. Comments
 * are left out. `<text>`, `<number>`, `<decimal>` and `<template>` stand for literals.
 */
export function codeTokens(code: string): string[] {
  const plain = code
    .replace(COMMENT, ' ')
    .replace(/`[^`]*`/g, ' <template> ')
    .replace(TEXT, ' <text> ');
  return [...plain.matchAll(TOKEN)].map(([token]) => {
    if (!/^\d/.test(token)) return token;
    return token.includes('.') ? '<decimal>' : '<number>';
  });
}

/** Commands of formulas that are typesetting and no mathematics. */
const TYPESETTING =
  /^\\(?:begin|end|left|right|big\w*|text\w*|math\w*|frac|tfrac|dfrac|quad|qquad|label|eqref|ref|tag|cdots?|ldots|dots|times|operatorname|hat|bar|tilde|limits|displaystyle|boldsymbol|hspace|vspace|mbox)$/i;

/** Commands that stand for something in a formula: `\nabla`, `\sum`. Letters, numbers and signs of arithmetic are everywhere. */
export function formulaTokens(formula: string): string[] {
  return (formula.match(/\\[A-Za-z]{2,}/g) ?? []).filter((command) => !TYPESETTING.test(command));
}

/** Tokens in backticks and inline formulas of Markdown. */
export function inlineTokens(markdown: string): string[] {
  return [...markdown.matchAll(/`([^`\n]+)`|\$([^$\n]+)\$/g)].flatMap(([, code, formula]) =>
    code === undefined ? formulaTokens(formula ?? '') : codeTokens(code),
  );
}
