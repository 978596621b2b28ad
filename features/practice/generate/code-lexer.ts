export type CodeLanguage = 'python' | 'javascript';

/** A piece of code; pieces follow each other without gaps. */
export interface CodeToken {
  kind: 'name' | 'keyword' | 'number' | 'string' | 'comment' | 'operator' | 'space';
  text: string;
  start: number;
  end: number;
}

const KEYWORDS: Record<CodeLanguage, ReadonlySet<string>> = {
  python: new Set(
    (
      'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda ' +
      'nonlocal not or pass raise return try while with yield'
    ).split(' '),
  ),
  javascript: new Set(
    (
      'await async break case catch class const continue debugger default delete do else export extends false finally for from function get if import in ' +
      'instanceof let new null of return set static super switch this throw true try typeof undefined var void while with yield'
    ).split(' '),
  ),
};
const STRINGS: Record<CodeLanguage, string> = {
  python:
    '(?:[rbfuRBFU]{0,2})(?:"""[\\s\\S]*?"""|\'\'\'[\\s\\S]*?\'\'\'|"(?:[^"\\\\\\n]|\\\\.)*"|\'(?:[^\'\\\\\\n]|\\\\.)*\')',
  javascript: '`(?:[^`\\\\]|\\\\[\\s\\S])*`|"(?:[^"\\\\\\n]|\\\\.)*"|\'(?:[^\'\\\\\\n]|\\\\.)*\'',
};
const COMMENTS: Record<CodeLanguage, string> = {
  python: '#[^\\n]*',
  javascript: '\\/\\/[^\\n]*|\\/\\*[\\s\\S]*?\\*\\/',
};
const OPERATORS =
  '\\*\\*=|===|!==|=>|\\?\\?|\\?\\.|\\.\\.\\.|>>>|<<|>>|\\*\\*|\\/\\/=?|[-+*/%&|^<>=!]=|&&|\\|\\||\\+\\+|--|->|[^\\w\\s]';

/** Which language a code block is in, by its mark; null for any other. */
export function codeLanguage(mark: string | undefined): CodeLanguage | null {
  if (/^(?:python3?|py|\{?\.?python.*)$/i.test(mark ?? '')) return 'python';
  return /^(?:javascript|js|jsx|mjs|typescript|ts)$/i.test(mark ?? '') ? 'javascript' : null;
}

/** Cuts code into tokens. Regular expressions of JavaScript are taken for operators, which makes no name out of them wrongly in practice. */
export function lexCode(code: string, language: CodeLanguage): CodeToken[] {
  const comment = COMMENTS[language];
  const pattern = new RegExp(
    `(?<comment>${comment})|(?<string>${STRINGS[language]})|(?<number>(?<![\\w$])\\d[\\w.]*)|(?<name>[\\p{L}_$][\\p{L}\\p{N}_$]*)|(?<space>\\s+)|(?<operator>${OPERATORS})`,
    'gu',
  );
  return [...code.matchAll(pattern)].map((match): CodeToken => {
    const found = match.groups ?? {};
    const kind =
      found.name === undefined
        ? found.comment !== undefined
          ? 'comment'
          : found.string !== undefined
            ? 'string'
            : found.number !== undefined
              ? 'number'
              : found.space !== undefined
                ? 'space'
                : 'operator'
        : KEYWORDS[language].has(found.name)
          ? 'keyword'
          : 'name';
    return { kind, text: match[0], start: match.index, end: match.index + match[0].length };
  });
}
