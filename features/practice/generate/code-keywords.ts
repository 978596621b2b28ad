import type { CodeGap, CodeSetting } from './code-gaps';
import type { CodeToken } from './code-lexer';

interface KeywordRule {
  /** What the rest of the line, from the keyword on, must look like so that only this keyword fits. */
  line: RegExp;
  /** What the concept or its part must be about. */
  topic: RegExp;
  /** The shown result is needed to settle it. */
  needsResult?: true;
  /** What must stand in the code behind the keyword's line. */
  later?: RegExp;
  /** What must stand in the code before it. */
  earlier?: RegExp;
}

const LOOP = /loop|repeat|iterat/i;
const FUNCTION = /function|procedure|method|callback|closure|recurs|encapsul/i;
const CHOICE = /condition|choice|decision|boolean|branch|comparison/i;
const ERROR = /error|exception|defensive|assert/i;
const IMPORT = /librar|module|import|package|numpy|plot|visuali/i;
const CLASS = /class\b|classes|object|inherit|prototype/i;

const RULES: Record<CodeSetting['language'], Record<string, KeywordRule>> = {
  python: {
    in: { line: /^in\s+.+:$/, topic: LOOP },
    for: { line: /^for\s+\w+\s+in\s.+:$/, topic: LOOP },
    while: { line: /^while\s.+:$/, topic: /while/i, needsResult: true },
    def: { line: /^def\s+\w+\(.*\):/, topic: FUNCTION },
    return: { line: /^return\s+\S/, topic: FUNCTION, needsResult: true },
    else: { line: /^else\s*:/, topic: CHOICE, earlier: /^\s*(?:if|elif)\b/m },
    import: { line: /^import\s+[\w.*]+/, topic: IMPORT },
    as: { line: /^as\s+\w+/, topic: IMPORT },
    assert: { line: /^assert\s.+,\s*['"f]/, topic: ERROR },
    with: { line: /^with\s.+\sas\s+\w+:/, topic: /file|context|gradient/i },
    try: { line: /^try\s*:/, topic: ERROR, later: /^\s*except\b/m },
    except: { line: /^except\b/, topic: ERROR, earlier: /^\s*try\b/m },
    class: { line: /^class\s+\w+/, topic: CLASS },
    lambda: { line: /^lambda\b/, topic: FUNCTION },
  },
  javascript: {
    function: { line: /^function\s+\w+\s*\(/, topic: FUNCTION },
    return: { line: /^return\s+(?!new\b)\S/, topic: FUNCTION, needsResult: true },
    else: { line: /^else\b/, topic: CHOICE, earlier: /\bif\b/ },
    class: { line: /^class\s+\w+/, topic: CLASS },
    extends: { line: /^extends\s+\w+/, topic: /class|inherit|prototype/i },
    new: { line: /^new\s+\w+\(/, topic: /class|object|promise|date|set|inherit|error/i },
    throw: { line: /^throw\s+new\s/, topic: ERROR },
    try: { line: /^try\s*\{/, topic: ERROR, later: /\bcatch\b/ },
    catch: { line: /^catch\s*[({]/, topic: ERROR, earlier: /\btry\b/ },
    finally: { line: /^finally\s*\{/, topic: ERROR },
    switch: { line: /^switch\s*\(/, topic: /switch|condition/i },
    case: { line: /^case\s.+:/, topic: /switch/i, earlier: /\bswitch\b/ },
    default: { line: /^default\s*:/, topic: /switch/i, earlier: /\bcase\b/ },
    for: { line: /^for\s*\(.*;.*;.*\)|^for\s*\(.+\sof\s/, topic: LOOP },
    do: { line: /^do\s*\{/, topic: LOOP, later: /\bwhile\b/ },
    of: { line: /^of\s+\w+\)/, topic: LOOP, needsResult: true },
    typeof: { line: /^typeof\s/, topic: /type/i, needsResult: true },
    instanceof: { line: /^instanceof\s/, topic: /type|class|inherit|error/i, needsResult: true },
    await: { line: /^await\s/, topic: /promise|async/i },
    super: { line: /^super\s*\(/, topic: /class|inherit/i },
  },
};

/** Keywords that the concept is about and that only themselves fit where they stand. One that stands twice would be read off elsewhere. */
export function keywordGaps(tokens: readonly CodeToken[], { language, topic, hasResult }: CodeSetting): CodeGap[] {
  const code = tokens.map(({ text }) => text).join('');
  return tokens.flatMap((token): CodeGap[] => {
    const rule =
      token.kind === 'keyword' && Object.hasOwn(RULES[language], token.text) ? RULES[language][token.text] : undefined;
    if (!rule?.topic.test(topic) || (rule.needsResult && !hasResult)) return [];
    const rest = code.slice(token.start);
    const line = (rest.split('\n')[0] ?? '').replace(/\s*(?:#|\/\/).*$/, '').trim();
    if (!rule.line.test(line) || (rule.later && !rule.later.test(rest))) return [];
    if (rule.earlier && !rule.earlier.test(code.slice(0, token.start))) return [];
    if ((code.match(new RegExp(`(?<![\\w$])${token.text}(?![\\w$])`, 'g')) ?? []).length > 1) return [];
    return [
      {
        answer: token.text,
        start: token.start,
        end: token.end,
        why: 'keyword',
        clue: null,
        sentence: null,
        worth: 0.7,
      },
    ];
  });
}
