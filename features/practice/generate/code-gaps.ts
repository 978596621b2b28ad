import { isBuiltin } from './code-builtins';
import { keywordGaps } from './code-keywords';
import type { CodeLanguage, CodeToken } from './code-lexer';
import { type NameUse, readNames } from './code-names';

/** A piece of a code block that the block itself, or the sentence before it, determines. */
export interface CodeGap {
  answer: string;
  start: number;
  end: number;
  /** `gives`: a name that the block needs and nothing else gives; `uses`: the only use of a name; `keyword`; `named` by the sentence. */
  why: 'gives' | 'uses' | 'keyword' | 'named';
  /** Another place in the code that tells the answer. */
  clue: number | null;
  /** For `named`: the sentence, with the answer left out. */
  sentence: string | null;
  worth: number;
}

export interface CodeSetting {
  language: CodeLanguage;
  /** What the concept and its part are called, for judging what is worth asking. */
  topic: string;
  /** What the code prints or returns is shown. */
  hasResult: boolean;
}

/** A variable that the code uses so often carries its thought. */
const MANY_USES = 3;

/** Names that are no answer to anything. */
const DULL = new Set(['_', 'self', 'cls', 'this', 'e', 'err', 'console', 'args', 'kwargs']);

/** The gaps that a block's names and keywords offer. */
export function gapsOf(tokens: readonly CodeToken[], setting: CodeSetting): CodeGap[] {
  const names = readNames(tokens, setting.language);
  return [...givenOnce(names, tokens, setting), ...usedOnce(names, setting), ...keywordGaps(tokens, setting)];
}

/**
 * A variable's name is asked for only where the concept is about variables, or where the code goes on using it to reach a shown result: elsewhere it
 * is copied from the next line.
 *
 * The place where a name is given, if the block gives it once, uses it only later and leaves no other name open there. */
function givenOnce(
  names: readonly NameUse[],
  tokens: readonly CodeToken[],
  { topic, hasResult }: CodeSetting,
): CodeGap[] {
  return names.flatMap((give): CodeGap[] => {
    if (give.role !== 'gives' || DULL.has(give.name)) return [];
    const same = names.filter(({ name }) => name === give.name);
    const uses = same.filter(({ role, token }) => role === 'uses' && token.start > give.token.start);
    const first = uses[0];
    const end = lineEnd(give, tokens);
    // `a = a + 1` needs an `a` from elsewhere; parameters may be used on their own line.
    const own = uses.some(({ token }) => token.start < end) && !isParameter(give, tokens);
    if (!first || own || same.filter(({ role }) => role !== 'member').length !== uses.length + 1) return [];
    const open = names.filter(
      ({ name, role, token }) => role === 'uses' && !isGiven(name, names) && token.start > lineEnd(give, tokens),
    );
    const early = new Set(names.filter(({ token }) => token.start < lineEnd(give, tokens)).map(({ name }) => name));
    if (open.some(({ name }) => !early.has(name))) return [];
    const word = roleWord(give, tokens);
    if (
      word === 'variable' &&
      (isEchoed(uses, tokens) || ((!hasResult || uses.length < MANY_USES) && relevance(word, topic) === 0))
    )
      return [];
    const gap = {
      answer: give.name,
      start: give.token.start,
      end: give.token.end,
      why: 'gives' as const,
      clue: first.token.start,
      sentence: null,
    };
    return [{ ...gap, worth: (word === 'variable' ? 0.4 : 0.5) + relevance(word, topic) }];
  });
}

/** The only use of a name that the block gives once, where the shown result and the absence of other idle names settle it. */
function usedOnce(names: readonly NameUse[], { hasResult, topic }: CodeSetting): CodeGap[] {
  if (!hasResult) return [];
  const counted = new Map<string, NameUse[]>();
  for (const use of names) if (use.role !== 'member') counted.set(use.name, [...(counted.get(use.name) ?? []), use]);
  const idle = [...counted.values()].filter((uses) => uses.length === 1 && uses[0]?.role === 'gives');
  if (idle.length > 0) return [];
  return [...counted.values()].flatMap((uses): CodeGap[] => {
    const [give, use] = uses;
    if (
      !give ||
      !use ||
      uses.length !== 2 ||
      give.role !== 'gives' ||
      use.role !== 'uses' ||
      use.token.kind === 'string'
    )
      return [];
    if (DULL.has(give.name) || isBuiltin(give.name)) return [];
    return [
      {
        ...{
          answer: use.name,
          start: use.token.start,
          end: use.token.end,
          why: 'uses',
          clue: give.token.start,
          sentence: null,
        },
        worth: 0.45 + relevance('variable', topic),
      },
    ];
  });
}

/** Whether a name is only shown again ("x", "print(x)") and nothing is done with it: filling it in asks for copying, not for thinking. */
function isEchoed(uses: readonly NameUse[], tokens: readonly CodeToken[]): boolean {
  const code = tokens.map(({ text }) => text).join('');
  return uses.every(({ token, name }) => {
    const line = code.slice(code.lastIndexOf('\n', token.start) + 1).split('\n')[0] ?? '';
    const shown = line.replace(/\s*(?:#|\/\/).*$/, '').trim();
    return [name, `${name};`, `print(${name})`, `console.log(${name});`].includes(shown);
  });
}

function isGiven(name: string, names: readonly NameUse[]): boolean {
  return isBuiltin(name) || names.some((use) => use.name === name && use.role === 'gives');
}

/** Where the line of a token ends. */
function lineEnd(use: NameUse, tokens: readonly CodeToken[]): number {
  return (
    tokens.find(({ kind, text, start }) => start >= use.token.end && kind === 'space' && text.includes('\n'))?.start ??
    Number.POSITIVE_INFINITY
  );
}

/** Behind an opening bracket of a definition, or before an arrow. */
function isParameter(give: NameUse, tokens: readonly CodeToken[]): boolean {
  const before = tokens.filter(({ end, kind }) => end <= give.token.start && kind === 'keyword').at(-1)?.text ?? '';
  return /^(?:def|function|lambda|for|of|in)$/.test(before) || beforeArrow(give, tokens);
}

/** An arrow function's name or parameter. */
function beforeArrow(give: NameUse, tokens: readonly CodeToken[]): boolean {
  const rest = tokens.filter(({ start, kind }) => start >= give.token.end && kind !== 'space').slice(0, 12);
  return rest.some(({ text }) => text === '=>');
}

/** What the name is: of a function, a loop, an import … */
function roleWord(give: NameUse, tokens: readonly CodeToken[]): string {
  const before = tokens.filter(({ start, kind }) => start < give.token.start && kind === 'keyword').at(-1)?.text ?? '';
  return (
    {
      def: 'function',
      function: 'function',
      for: 'loop',
      import: 'library',
      as: 'library',
      class: 'class',
      lambda: 'function',
    }[before] ?? (beforeArrow(give, tokens) ? 'function' : 'variable')
  );
}

/** A quarter more for what the concept is about. */
function relevance(word: string, topic: string): number {
  return topic.toLowerCase().includes(word.slice(0, 5)) ? 0.25 : 0;
}
