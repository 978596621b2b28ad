import { INTENT_RULES, type Intent } from './intent-words';

export type { Intent } from './intent-words';

/** Questions put one under the other in one message: a worksheet, not a question. */
const WORKSHEET_LINES = 4;

/** What a message asks for beside the matter, by rules; `question` where none fits. Invisible signs and look-alike spacing hide nothing. */
export function intentOf(message: string): Intent {
  const plain = readable(message);
  for (const { intent, patterns } of INTENT_RULES) {
    if (intent === 'off_topic' && isWorksheet(plain)) return 'homework';
    if (patterns.some((pattern) => pattern.test(plain))) return intent;
  }
  return 'question';
}

/** As a person reads it: no invisible signs, one kind of space and of letters. */
export function readable(message: string): string {
  return message
    .replace(/[\p{Cf}\u{e0000}-\u{e007f}]/gu, '')
    .normalize('NFKC')
    .replace(/[ \t\u00a0]+/g, ' ')
    .trim();
}

function isWorksheet(message: string): boolean {
  const numbered = message.split('\n').filter((line) => /^\s*(?:\d{1,2}|[a-h])[.)]\s+\S/.test(line));
  return numbered.length >= WORKSHEET_LINES;
}
