import type { CodeLanguage, CodeToken } from './code-lexer';

/** A name in a piece of code. */
export interface NameUse {
  name: string;
  token: CodeToken;
  /** Index among the tokens that are no white space and no comments. */
  at: number;
  /** `gives`: brings the name into being; `uses`: needs it; `member`: stands behind a dot or names an argument. */
  role: 'gives' | 'uses' | 'member';
}

/** Where names are given and used. Good enough to find names that a block gives exactly once; a doubtful place counts as a use. */
export function readNames(tokens: readonly CodeToken[], language: CodeLanguage): NameUse[] {
  const solid = tokens.filter(({ kind }) => kind !== 'space' && kind !== 'comment');
  const uses: NameUse[] = [];
  let depth = 0;
  solid.forEach((token, at) => {
    if (/^[([{]$/.test(token.text)) depth++;
    if (/^[)\]}]$/.test(token.text)) depth--;
    if (token.kind === 'name') uses.push({ name: token.text, token, at, role: roleOf(solid, at, depth, language) });
    if (token.kind === 'string') uses.push(...namesInString(token, at));
  });
  return uses;
}

function roleOf(solid: readonly CodeToken[], at: number, depth: number, language: CodeLanguage): NameUse['role'] {
  const before = solid[at - 1]?.text ?? '';
  const after = solid[at + 1]?.text ?? '';
  if (before === '.' || before === '?.') return 'member';
  return language === 'python' ? pythonRole(solid, at, depth, before, after) : scriptRole(solid, at, before, after);
}

function pythonRole(
  solid: readonly CodeToken[],
  at: number,
  depth: number,
  before: string,
  after: string,
): NameUse['role'] {
  if (before === 'from') return 'member';
  if (/^(?:def|class|as|import)$/.test(before)) return 'gives';
  if (before === ',' && lineKeyword(solid, at) === 'import') return 'gives';
  if (isBetween(solid, at, 'for', 'in')) return 'gives';
  if (insideParameters(solid, at, 'def')) return 'gives';
  if (isBetween(solid, at, 'lambda', ':')) return 'gives';
  if (after === '=' && depth > 0) return 'member';
  if (depth > 0) return 'uses';
  return assigns(solid, at) ? 'gives' : 'uses';
}

function scriptRole(solid: readonly CodeToken[], at: number, before: string, after: string): NameUse['role'] {
  if (/^(?:const|let|var|function|class|catch)$/.test(before)) return 'gives';
  if (before === '(' && solid[at - 2]?.text === 'catch') return 'gives';
  if (after === '=>' || insideArrow(solid, at) || insideParameters(solid, at, 'function')) return 'gives';
  if (insidePattern(solid, at)) return 'gives';
  if (after === ':' && /^[{,]$/.test(before)) return 'member';
  // Methods of classes and object literals: a name, brackets and a body that follow no call.
  if (after === '(' && /^[{};]$|^(?:static|get|set|async)$/.test(before) && opensBody(solid, at + 1)) return 'member';
  return 'uses';
}

/** The keyword with which the token's line begins. */
function lineKeyword(solid: readonly CodeToken[], at: number): string {
  for (let i = at; i >= 0 && i > at - 30; i--)
    if (/^(?:import|for|def|from)$/.test(solid[i]?.text ?? '')) return solid[i]?.text ?? '';
  return '';
}

/** Between an opening and a closing word with nothing but names, commas and brackets in between. */
function isBetween(solid: readonly CodeToken[], at: number, open: string, close: string): boolean {
  let start = at - 1;
  while (start >= 0 && isListed(solid[start])) start--;
  let end = at + 1;
  while (end < solid.length && isListed(solid[end])) end++;
  return solid[start]?.text === open && solid[end]?.text === close;
}

function isListed(token: CodeToken | undefined): boolean {
  return token !== undefined && (token.kind === 'name' || /^[,()]$/.test(token.text));
}

/** In the parameter list of a definition: `def f(a, b=1)`; defaults are uses. */
function insideParameters(solid: readonly CodeToken[], at: number, word: string): boolean {
  if (!/^[(,*]$|^\*\*$|^\.\.\.$|^[{[]$/.test(solid[at - 1]?.text ?? '')) return false;
  const open = openerOf(solid, at);
  const named = solid[open - 2]?.text === word || solid[open - 1]?.text === word;
  return solid[open]?.text === '(' && named;
}

/** In the brackets before `=>`. */
function insideArrow(solid: readonly CodeToken[], at: number): boolean {
  const open = openerOf(solid, at);
  if (solid[open]?.text !== '(' || !/^[(,]$|^\.\.\.$/.test(solid[at - 1]?.text ?? '')) return false;
  return solid[closerOf(solid, open) + 1]?.text === '=>';
}

/** In `const { a, b: c } = …` or `let [a, b] = …`. */
function insidePattern(solid: readonly CodeToken[], at: number): boolean {
  const open = openerOf(solid, at);
  if (!/^[{[]$/.test(solid[open]?.text ?? '') || solid[at + 1]?.text === ':') return false;
  return /^(?:const|let|var)$/.test(solid[open - 1]?.text ?? '') && /^[{[,:]$|^\.\.\.$/.test(solid[at - 1]?.text ?? '');
}

function opensBody(solid: readonly CodeToken[], open: number): boolean {
  return solid[closerOf(solid, open) + 1]?.text === '{';
}

/** A target of an assignment at the start of its line: `a = …`, `a, b = …`; not `a == …`, not `a += …`. */
function assigns(solid: readonly CodeToken[], at: number): boolean {
  // A call with a named argument: `draw(xs, label='x')`.
  if (solid[at + 1]?.text === '(') return false;
  let end = at + 1;
  while (end < solid.length && isListed(solid[end])) end++;
  if (solid[end]?.text !== '=') return false;
  let start = at - 1;
  while (start >= 0 && isListed(solid[start])) start--;
  const previous = solid[start];
  const first = solid[start + 1];
  return (
    first !== undefined &&
    (previous === undefined || previous.text === ':' || previous.text === '=' || endsLine(previous, first))
  );
}

/** Something stands between two tokens, so that a line may end there; brackets around are ruled out by depth. */
function endsLine(previous: CodeToken, next: CodeToken): boolean {
  return next.start > previous.end;
}

function openerOf(solid: readonly CodeToken[], at: number): number {
  let depth = 0;
  for (let i = at - 1; i >= 0; i--) {
    const text = solid[i]?.text ?? '';
    if (/^[)\]}]$/.test(text)) depth++;
    if (/^[([{]$/.test(text) && depth-- === 0) return i;
  }
  return -1;
}

function closerOf(solid: readonly CodeToken[], open: number): number {
  let depth = 0;
  for (let i = open; i < solid.length; i++) {
    const text = solid[i]?.text ?? '';
    if (/^[([{]$/.test(text)) depth++;
    if (/^[)\]}]$/.test(text) && --depth === 0) return i;
  }
  return solid.length;
}

/** Names that stand in the placeholders of a formatted string or template. */
function namesInString(token: CodeToken, at: number): NameUse[] {
  if (!/^[fF]/.test(token.text) && !token.text.startsWith('`')) return [];
  const holes = [...token.text.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
  const names = holes.flatMap((hole) =>
    [...hole.matchAll(/(?<![\p{L}\p{N}_$.'"])[\p{L}_$][\p{L}\p{N}_$]*/gu)].map(([name]) => name),
  );
  return names.map((name): NameUse => ({ name, token, at, role: 'uses' }));
}
