import type { MakerInput } from './draft';
import { proseOnly } from './inline';
import { isKnowledge } from './knowledge';
import { type AskableNumber, askableNumbers } from './numbers';
import type { Statement } from './statement';

/** A figure made up for the moment, or told of one past event. */
const MADE_UP =
  /\b(?:if|when we|would|could|might|may|can|let|say|perhaps|maybe|was|were|had|became|fell|rose|took|gave|found|used to|instead of|million|likely|exactly|we (?:obtain|get)|after)\b/i;

/** The numbers of a statement that are facts of the subject: not made up for an example, and about something that the course names. */
export function factNumbers(statement: Statement, { material }: MakerInput): AskableNumber[] {
  if (statement.words < 6 || statement.words > 36 || !isKnowledge(statement, material)) return [];
  if (MADE_UP.test(proseOnly(statement.text)) && !/\b(?:1[5-9]|20)\d\d\b/.test(statement.text)) return [];
  // A citation dates a finding, "it is" speaks of what stood before, a worked example makes its figures up.
  if (/\(\p{Lu}\p{L}+(?: et al\.)?,? \d{4}\)|\bit is\b|\bthe same\b|\breads?\b/u.test(statement.text)) return [];
  const isExample = statement.chunk.headingPath.some((heading) => /example/i.test(heading));
  const numbers = askableNumbers(statement.text).filter(({ rounded }) => rounded || !isExample);
  if (numbers.length === 0) return [];
  const named = material.finder.find(statement.text).length > 0;
  return numbers.filter(({ unit }) => named || unit !== null).slice(0, 2);
}
