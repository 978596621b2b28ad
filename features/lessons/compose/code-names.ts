/** What makes a name, in the languages that courses show most; one capturing group each. */
const MAKERS = [
  /^\s*(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:def|class|function\*?|fn|func|interface|type|struct|enum)\s+([\p{L}_$][\p{L}\p{N}_$]*)/gmu,
  /(?:^|[;{(]|\s)(?:const|let|var|val)\s+([\p{L}_$][\p{L}\p{N}_$]*)/gmu,
  /^\s*([\p{L}_$][\p{L}\p{N}_$]*)\s*(?:=(?!=)|\+=|<-|:=)/gmu,
  /(?:^|\s)for\s+([\p{L}_$][\p{L}\p{N}_$]*)\s+in\b/gmu,
];
/** Lists of names that a statement makes together: parameters, destructuring, imports, several targets. */
const LISTS = [
  /(?:def|function\*?)\s*[\p{L}\p{N}_$]*\s*\(([^()]*)\)/gmu,
  /(?:const|let|var)\s*[[{]([^\]}]*)[\]}]/gmu,
  /^\s*(?:from\s+\S+\s+)?import\s+([^;'"]*)/gmu,
  /\(([^()]*)\)\s*=>/gmu,
  /(?:^|[\s(,])([\p{L}_$][\p{L}\p{N}_$]*)\s*=>/gmu,
  /lambda\s+([^:]*):/gmu,
  /^\s*([\p{L}_$][\p{L}\p{N}_$]*(?:\s*,\s*[\p{L}_$][\p{L}\p{N}_$]*)+)\s*=(?!=)/gmu,
  /(?:^|\s)for\s+\(?([\p{L}_$][\p{L}\p{N}_$]*(?:\s*,\s*[\p{L}_$][\p{L}\p{N}_$]*)+)\)?\s+in\b/gmu,
  /(?:\bas|\bcatch\s*\()\s+?([\p{L}_$][\p{L}\p{N}_$]*)/gmu,
  /^\s+(?:static |async |get |set )*([\p{L}_$][\p{L}\p{N}_$]*\([^()]*)\)\s*\{/gmu,
];
/** Too common to tell one listing from another. */
const COMMON = new Set(['i', 'j', 'k', 'n', 'x', 'y', 'f', 's', 'a', 'b', 'c', 'result', 'name', 'self', 'this']);
const WORD = /(?<![\p{L}\p{N}_$.])[\p{L}_$][\p{L}\p{N}_$]*(?!\s*:(?!:)|[\p{L}\p{N}_$])/gu;

/** Words of the languages themselves and names that are always there. Python and JavaScript; other languages are not judged. */
const GIVEN: Record<string, Set<string>> = {
  python: new Set(
    (
      'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return ' +
      'try while with yield abs all any bool dict dir divmod enumerate eval filter float format frozenset getattr hasattr hash help id input int isinstance iter len list map ' +
      'max min next object open pow print property range repr reversed round set setattr slice sorted staticmethod classmethod str sum super tuple type vars zip Exception ' +
      'ValueError TypeError IndexError KeyError NameError AssertionError ZeroDivisionError self cls numpy np matplotlib plt torch nn d2l F pd math random os sys glob time tf jax jnp __name__ _'
    ).split(' '),
  ),
  javascript: new Set(
    (
      'await break case catch class const continue debugger default delete do else export extends false finally for function if import in instanceof let new null of return static ' +
      'super switch this throw true try typeof var void while with yield async get set undefined NaN Infinity console log Object Array String Number Boolean Symbol BigInt Math Date JSON ' +
      'Promise Map Set WeakMap WeakSet RegExp Error TypeError RangeError ReferenceError SyntaxError Intl Reflect Proxy globalThis window document process require module exports ' +
      'setTimeout setInterval clearTimeout clearInterval parseInt parseFloat isNaN isFinite alert fetch from constructor arguments'
    ).split(' '),
  ),
};
const DIALECTS: Record<string, string> = {
  py: 'python',
  python3: 'python',
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
};

/** Names that a listing makes at its outer level or as loop variables: functions, classes, variables. */
export function definedNames(code: string): Set<string> {
  const names = new Set<string>();
  for (const maker of MAKERS) {
    for (const [, name] of code.matchAll(maker)) if (name !== undefined && !COMMON.has(name)) names.add(name);
  }
  return names;
}

/** Names that a listing uses though it does not make them, out of `known`. */
export function borrowedNames(code: string, known: ReadonlySet<string>): string[] {
  if (known.size === 0) return [];
  const own = definedNames(code);
  const used = wordsOf(bare(code));
  return [...used].filter((name) => known.has(name) && !own.has(name));
}

/** Names that a listing uses and neither it nor its language makes: it goes on from code that is not there. */
export function freeNames(code: string, lang: string): string[] {
  const given = GIVEN[DIALECTS[lang] ?? lang];
  if (!given) return [];
  const own = definedNames(code);
  for (const list of LISTS) {
    for (const [, names] of code.matchAll(list))
      for (const name of names?.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []) own.add(name);
  }
  for (const name of grownNames(code)) own.delete(name);
  const used = wordsOf(bare(code));
  return [...used].filter((name) => !own.has(name) && !given.has(name) && !COMMON.has(name));
}

/** Names whose first appearance makes them out of themselves: `total = total + 1`, `count += 1`. */
function grownNames(code: string): string[] {
  const grown: string[] = [];
  const plain = bare(code);
  for (const match of plain.matchAll(/^([\p{L}_$][\p{L}\p{N}_$]*)\s*(?:\+=|-=|\*=|=(?!=))([^\n]*)/gmu)) {
    const [line, name = '', value = ''] = match;
    const before = plain.slice(0, match.index);
    const uses = line.includes('+=') || line.includes('-=') || wordsOf(value).has(name);
    if (uses && !wordsOf(before).has(name)) grown.push(name);
  }
  return grown;
}

function wordsOf(code: string): Set<string> {
  return new Set(code.match(WORD) ?? []);
}

/** Code without strings, comments and the names of keyword arguments. */
function bare(code: string): string {
  return code
    .replace(/"""[\s\S]*?"""|'''[\s\S]*?'''|\/\*[\s\S]*?\*\//g, ' ')
    .replace(/(["'])(?:\\.|(?!\1)[^\\\n])*\1|`[^`]*`/g, ' ')
    .replace(/(?:#|\/\/|>>>).*$|^%.*$/gm, ' ')
    .replace(/([(,]\s*)[\p{L}_][\p{L}\p{N}_]*\s*=(?!=)/gu, '$1');
}
