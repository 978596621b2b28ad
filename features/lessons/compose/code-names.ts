/** What makes a name, in the languages that courses show most; one capturing group each. */
const MAKERS = [
  /^\s*(?:export\s+)?(?:async\s+)?(?:def|class|function\*?|fn|func|interface|type|struct|enum)\s+([\p{L}_$][\p{L}\p{N}_$]*)/gmu,
  /^\s*(?:export\s+)?(?:const|let|var|val)\s+([\p{L}_$][\p{L}\p{N}_$]*)/gmu,
  /^([\p{L}_$][\p{L}\p{N}_$]*)\s*(?:=(?!=)|\+=|<-|:=)/gmu,
  /^\s*for\s+([\p{L}_$][\p{L}\p{N}_$]*)\s+in\b/gmu,
];
/** Too common to tell one listing from another. */
const COMMON = new Set(['i', 'j', 'k', 'n', 'x', 'y', 'f', 's', 'a', 'b', 'c', 'result', 'name']);

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
  const own = definedNames(code);
  const bare = code.replace(/(["'`])(?:\\.|(?!\1)[^\\\n])*\1/g, ' ').replace(/(?:#|\/\/).*$/gm, ' ');
  const used = new Set(bare.match(/(?<![\p{L}\p{N}_$.])[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []);
  return [...used].filter((name) => known.has(name) && !own.has(name));
}
