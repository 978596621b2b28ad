import { type JudgeInput, judgeExplanation } from './judge';
import { outcomeOf } from './outcome';
import type { Judgement } from './types';

/** One text of an explanation: the first, or the answer to a question. */
export interface Turn {
  text: string;
  /** Point that was asked for; null where a confusion with another concept was; undefined for the first text. */
  asked?: string | null;
}

/** What stands between the texts of an explanation when they are read as one. */
export const BETWEEN_TURNS = '\n\n';

/**
 * Judges an explanation of several texts as one. What was wrong and is put right in the answer to the question about it, is right.
 */
export function judgeTurns(input: Omit<JudgeInput, 'text'>, turns: readonly Turn[]): Judgement {
  const text = turns.map((turn) => turn.text).join(BETWEEN_TURNS);
  const whole = judgeExplanation({ ...input, text });
  let { points, misconceptions } = whole;
  let offset = 0;
  for (const { text: answer, asked } of turns) {
    const from = offset;
    offset += answer.length + BETWEEN_TURNS.length;
    if (asked === undefined) continue;
    const alone = judgeExplanation({ ...input, text: answer });
    if (asked === null) {
      // Who says what it is without mixing the two up again has told them apart.
      const apart = alone.misconceptions.length === 0 && alone.points.some(({ status }) => status !== 'missing');
      if (apart) misconceptions = misconceptions.filter(({ kind }) => kind !== 'confused');
      continue;
    }
    const right = alone.points.find(({ id, status }) => id === asked && (status === 'covered' || status === 'partly'));
    if (!right) continue;
    points = points.map((point) => {
      if (point.id !== asked || point.status !== 'wrong') return point;
      const said = right.said && { ...right.said, start: right.said.start + from, end: right.said.end + from };
      return { ...right, said };
    });
    misconceptions = misconceptions.filter((each) => each.kind === 'confused' || each.pointId !== asked);
  }
  return { ...whole, points, misconceptions, ...outcomeOf(input.points, points, misconceptions, whole.state) };
}
