import { isBuiltin } from './code-builtins';
import type { CodeGap, CodeSetting } from './code-gaps';
import type { CodeToken } from './code-lexer';
import type { NameUse } from './code-names';

/** So many variables must be at hand where the gap is: with fewer, the answer is copied from the line above. */
const LEAST_RIVALS = 3;

/** Names that are no answer to anything. */
const DULL = new Set(['_', 'self', 'cls', 'this', 'e', 'err', 'console', 'args', 'kwargs']);

/**
 * The only use of a variable or parameter, in code where every other one is used as well, so that nothing else may fill the gap. The reader has to
 * follow several variables to see which one is left over; neither the line of the gap nor a shorter list gives it away.
 */
export function idleGaps(names: readonly NameUse[], tokens: readonly CodeToken[], { topic }: CodeSetting): CodeGap[] {
  const counted = new Map<string, NameUse[]>();
  for (const use of names) if (use.role !== 'member') counted.set(use.name, [...(counted.get(use.name) ?? []), use]);
  const variables = [...counted.values()].filter(([give]) => give?.role === 'gives' && isVariable(give, tokens));
  if (variables.some((uses) => uses.every(({ role, name }) => role === 'gives' && !DULL.has(name)))) return [];
  return variables.flatMap((uses): CodeGap[] => {
    const [give, use, ...more] = uses;
    if (!give || !use || more.length > 0 || use.role !== 'uses' || use.token.kind === 'string') return [];
    if (DULL.has(give.name) || isBuiltin(give.name) || isTold(use, tokens)) return [];
    const rivals = variables.filter(([other]) => other && isAtHand(other, use, tokens));
    if (rivals.length < LEAST_RIVALS || isNextLine(give, use, rivals.flat(), tokens)) return [];
    const worth = 0.45 + (/variab|function|argument|parameter/i.test(topic) ? 0.25 : 0);
    const { start, end } = use.token;
    return [{ answer: use.name, start, end, why: 'uses', clue: give.token.start, sentence: null, worth }];
  });
}

/** Holds a value: no function, class or module. */
function isVariable({ token }: NameUse, tokens: readonly CodeToken[]): boolean {
  const at = tokens.indexOf(token);
  const line = tokens.slice(lastBreak(tokens, at) + 1, at).filter(({ kind }) => kind === 'keyword');
  const before = tokens.slice(0, at).findLast(({ kind }) => kind !== 'space' && kind !== 'comment')?.text ?? '';
  return !/^(?:def|class|function|import|as|from)$/.test(before) && !line.some(({ text }) => text === 'import');
}

function lastBreak(tokens: readonly CodeToken[], at: number): number {
  return tokens.slice(0, at).findLastIndex(({ kind, text }) => kind === 'space' && text.includes('\n'));
}

/** Given on a line before the place, in the same function or outside of all: a variable that may stand there. */
function isAtHand({ token, name }: NameUse, { token: place }: NameUse, tokens: readonly CodeToken[]): boolean {
  if (DULL.has(name) || token.start >= (tokens[lastBreak(tokens, tokens.indexOf(place))]?.start ?? 0)) return false;
  const opens = tokens.filter(({ text, start }) => /^(?:def|function)$/.test(text) && start < place.start).at(-1);
  const first = tokens.find(({ text }) => /^(?:def|function)$/.test(text));
  return !opens || token.start > opens.start || token.start < (first?.start ?? 0);
}

/** Given alone on the line right above: `ce = …`, `return ce`. */
function isNextLine(give: NameUse, use: NameUse, rivals: readonly NameUse[], tokens: readonly CodeToken[]): boolean {
  const breaks = tokens.filter(({ kind, text }) => kind === 'space' && text.includes('\n'));
  const lineOf = ({ token }: NameUse) => breaks.filter(({ start }) => start < token.start).length;
  if (lineOf(use) - lineOf(give) > 1) return false;
  return !rivals.some((other) => other.name !== give.name && other.role === 'gives' && lineOf(other) === lineOf(give));
}

/** The line of the gap holds the name, or a word of it, once more (`self.rate = rate`, `label='rate'`), or nothing besides. */
function isTold({ name, token }: NameUse, tokens: readonly CodeToken[]): boolean {
  const code = tokens.map(({ text }) => text).join('');
  const from = code.lastIndexOf('\n', token.start) + 1;
  const to = code.indexOf('\n', token.end);
  const rest = `${code.slice(from, token.start)} ${code.slice(token.end, to < 0 ? undefined : to)}`;
  // Only shown, and nothing done with it: `print(____)`.
  if (/^\s*(?:(?:print|console\.log)\(\s*\))?[\s;]*$/.test(rest)) return true;
  const words = name.split(/_|(?<=\p{Ll})(?=\p{Lu})/u).filter((word) => word.length > 2);
  const isSaid = (word: string) => rest.toLowerCase().includes(word.toLowerCase());
  return name.length > 1 ? [name, ...words].some(isSaid) : new RegExp(`(?<![\\w$])[${name}](?![\\w$])`).test(rest);
}
