const TOKEN =
  /<(?:text|template)>|\\[A-Za-z]{2,}|[\p{L}_$@][\p{L}\p{N}_]*[?!]?|\d+(?:\.\d+)?|[=!<>]==?|=>|->|<-|\|>|<>|&&|\|\||\.{2,3}|\?\?|\?\.|\+\+|--|[-+*/%]=|\*\*|::|:=|[-+*/%<>=?&|^~[{(]/gu;
const COMMENT = /\/\*[\s\S]*?\*\/|(?:^|\s)(?:\/\/|#(?!\[)|--|;;)[^\n]*/g;
const TEXT = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.){2,}'/g;

/**
 * Words, operators and literals of code, and commands of formulas: what makes a learner know something before they can read it. Comments
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

/** Tokens in backticks and inline formulas of Markdown. */
export function inlineTokens(markdown: string): string[] {
  return [...markdown.matchAll(/`([^`\n]+)`|\$([^$\n]+)\$/g)].flatMap(([, code, formula]) =>
    codeTokens(code ?? formula ?? ''),
  );
}
