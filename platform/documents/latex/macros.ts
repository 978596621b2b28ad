import { highlighted } from './highlighted';
import { groupEnd, lineEnd, skipSpace, verbatimEnd } from './scan';

interface Macro {
  /** Arguments, of which the first is optional where it has a default. */
  count: number;
  fallback: string | null;
  body: string;
}

/** What a document defines for itself. */
export interface Definitions {
  macros: Map<string, Macro>;
  /** Names of environments like theorems, as they are shown. */
  theorems: Map<string, string>;
}

/** What expanding may cost beside the length of the text: the number of macros, and the characters that they make. */
const MOST_EXPANSIONS = 10_000;
const MOST_MADE = 200_000;
const MOST_DEPTH = 20;
const LONGEST_BODY = 5_000;
/** Macros that the reader itself understands: what a document makes of their look is of no interest. */
const KEPT =
  /^(?:begin|end|part|chapter|(?:sub){0,2}section|paragraph|item|label|(?:page|auto|eq|c)?ref|cite[a-z]*|caption|footnote|emph|text[a-z]{2}|includegraphics|input|include|bibitem|title|author|date|maketitle|verb|the[a-z]+|label(?:item|enum)[iv]+|[a-z]+name|arraystretch|baselinestretch|\W)$/;

/** Takes the definitions out of a preamble or a body. */
export function newDefinitions(): Definitions {
  return { macros: new Map(), theorems: new Map() };
}

/**
 * Text without comments, its own macros expanded, within bounds: a macro that names itself, or doubles its argument again and again, stays
 * as it is written from some point on. Code stays untouched. Definitions are taken out and hold from there on.
 *
 * @returns the text, and whether a bound was met
 */
export function expand(text: string, definitions: Definitions): { text: string; bounded: boolean } {
  const budget = { expansions: MOST_EXPANSIONS + text.length / 10, made: MOST_MADE + text.length };
  const out = expanded(text, definitions, budget, 0);
  return { text: out, bounded: budget.expansions <= 0 || budget.made <= 0 };
}

function expanded(
  text: string,
  definitions: Definitions,
  budget: { expansions: number; made: number },
  depth: number,
): string {
  const out: string[] = [];
  const plain = /[^\\%]+/y;
  for (let at = 0; at < text.length; ) {
    plain.lastIndex = at;
    const run = plain.exec(text)?.[0];
    if (run !== undefined) {
      out.push(run);
      at += run.length;
      continue;
    }
    if (text[at] === '%') {
      at = afterComment(text, at, out);
      continue;
    }
    const code = verbatimEnd(text, at);
    if (code > at) {
      const stretch = text.slice(at, code);
      if (!stretch.startsWith('\\begin{comment}')) out.push(stretch);
      at = code;
      continue;
    }
    const coloured = highlighted(text, at);
    if (coloured) {
      out.push(coloured.code);
      at = coloured.end;
      continue;
    }
    const name = /^\\([A-Za-z@]+|[\s\S])?/.exec(text.slice(at, at + 80))?.[1] ?? '';
    const behind = at + 1 + name.length;
    // A place that links lead to, around a heading or some words.
    const target = name === 'hypertarget' && text[behind] === '{' ? groupEnd(text, behind) : -1;
    if (target > behind) {
      at = target;
      continue;
    }
    const defined = define(text, name, behind, definitions);
    if (defined > behind) {
      at = defined;
      continue;
    }
    const macro = KEPT.test(name) ? undefined : definitions.macros.get(name);
    const call =
      macro && budget.expansions > 0 && budget.made > 0 && depth < MOST_DEPTH
        ? callOf(text, behind, macro, name)
        : null;
    if (!call) {
      out.push(text.slice(at, behind));
      at = behind;
      continue;
    }
    budget.expansions--;
    budget.made -= call.body.length;
    out.push(expanded(call.body, definitions, budget, depth + 1));
    at = call.end;
  }
  return out.join('');
}

/** As TeX has it: the comment, its line break and the next line's indentation are nothing, an empty line after it ends a paragraph. */
function afterComment(text: string, at: number, out: string[]): number {
  const end = lineEnd(text, at) + 1;
  const next = /^[ \t]*/.exec(text.slice(end, end + 200))?.[0].length ?? 0;
  const alone = (out.at(-1) ?? '\n').search(/\n[ \t]*$/) >= 0;
  if (text[end + next] === '\n' && !alone) out.push('\n');
  return Math.min(text.length, end + next);
}

function callOf(text: string, behind: number, macro: Macro, name: string): { body: string; end: number } | null {
  const given: string[] = [];
  let at = behind;
  for (let i = 0; i < macro.count; i++) {
    const from = skipSpace(text, at);
    if (i === 0 && macro.fallback !== null) {
      const end = text[from] === '[' ? groupEnd(text, from, '[', ']') : -1;
      given.push(end < 0 ? macro.fallback : text.slice(from + 1, end - 1));
      at = end < 0 ? at : end;
      continue;
    }
    const end =
      text[from] === '{'
        ? groupEnd(text, from)
        : from + (/^\\[A-Za-z]+|^[\s\S]/.exec(text.slice(from, from + 80))?.[0].length ?? 0);
    if (end < 0 || from >= text.length) return null;
    given.push(text[from] === '{' ? text.slice(from + 1, end - 1) : text.slice(from, end));
    at = end;
  }
  const body = macro.body.replace(/#(\d)/g, (whole, digit: string) => given[Number(digit) - 1] ?? whole);
  if (macro.count > 0) return { body, end: at };
  const space = /^[A-Za-z]/.test(name) ? (/^[ \t]+/.exec(text.slice(at, at + 100))?.[0].length ?? 0) : 0;
  const apart = /\\[A-Za-z]+$/.test(body) && /[A-Za-z]/.test(text[at + space] ?? '') ? ' ' : '';
  return { body: body + apart, end: at + space };
}

/** Position behind a definition, `behind` where the macro defines nothing. */
function define(text: string, name: string, behind: number, { macros, theorems }: Definitions): number {
  if (/^(?:re|provide)?newcommand$|^providecommand$|^DeclareRobustCommand$/.test(name)) {
    const head =
      /\*?\s*(?:\{\s*\\([A-Za-z@]+|\W)\s*\}|\\([A-Za-z@]+|\W))\s*(?:\[(\d)\])?\s*(?:\[([^\]]{0,200})\])?\s*(?=\{)/y;
    return take(text, head, behind, ([, braced, bare, count = '0', fallback], body) => {
      macros.set(braced ?? bare ?? '', { count: Number(count), fallback: fallback ?? null, body });
    });
  }
  if (/^[gex]?def$/.test(name)) {
    return take(text, /\s*\\([A-Za-z@]+|\W)\s*((?:#\d)*)\s*(?=\{)/y, behind, ([, own = '', parameters = ''], body) => {
      macros.set(own, { count: parameters.length / 2, fallback: null, body });
    });
  }
  if (name === 'DeclareMathOperator') {
    return take(text, /\*?\s*\{?\s*\\([A-Za-z@]+)\s*\}?\s*(?=\{)/y, behind, ([, own = ''], body) => {
      macros.set(own, { count: 0, fallback: null, body: `\\operatorname{${body}}` });
    });
  }
  if (name === 'newtheorem' || name === 'declaretheorem') {
    const end = take(text, /\*?\s*\{([A-Za-z*]+)\}\s*(?:\[[^\]]{0,80}\])?\s*(?=\{)/y, behind, ([, own = ''], body) =>
      theorems.set(own, body),
    );
    const within = /\s*\[[^\]]{0,80}\]/y;
    within.lastIndex = end;
    return end > behind ? end + (within.exec(text)?.[0].length ?? 0) : behind;
  }
  return behind;
}

function take(text: string, head: RegExp, from: number, found: (match: RegExpExecArray, body: string) => void): number {
  head.lastIndex = from;
  const match = head.exec(text);
  if (!match) return from;
  const end = groupEnd(text, head.lastIndex);
  if (end < 0) return from;
  const body = text.slice(head.lastIndex + 1, end - 1);
  if (body.length <= LONGEST_BODY) found(match, body);
  return end;
}
