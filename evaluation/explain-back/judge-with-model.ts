import { copyIndex } from '@/core/explain-back/copying';
import { judgeExplanation } from '@/core/explain-back/judge';
import { withSecondOpinion } from '@/core/explain-back/second-opinion';
import type { KeyPoint, Outcome } from '@/core/explain-back/types';
import { readVocabulary } from '@/core/explain-back/vocabulary';
import { askJudge } from '@/features/explain-back/judge/ask-judge';
import type { ModelServing } from '@/platform/models/serving/types';
import { ModelError } from '@/platform/models/types';
import type { JudgedAnswer } from './read-answers';

interface Seen {
  correct: boolean;
  outcome: Outcome;
}

/** What outcomes of one kind are worth: shares of the right and of the wrong answers that count as explained, among those that count either way. */
export interface Worth {
  judge: string;
  answers: number;
  decided: number;
  sensitivity: number;
  falseAlarm: number;
}

/**
 * Has the configured judge look at graded answers, each as an explanation with one key point, through the product's own path: what outcomes
 * are worth where model and matcher agree, and where they don't, beside the matcher alone on the same answers.
 *
 * @param most answers that are judged, taken evenly from all over the file.
 */
export async function judgeWithModel(
  serving: ModelServing,
  answers: readonly JudgedAnswer[],
  { most, progress }: { most: number; progress(line: string): void },
): Promise<{ asked: number; failed: number; failures: Record<string, number>; worth: Worth[] }> {
  const chosen = Array.from({ length: Math.min(most, answers.length) }, (_, i) =>
    answers.at(Math.floor((i * answers.length) / Math.min(most, answers.length))),
  ).filter((answer) => answer !== undefined);
  const vocabulary = readVocabulary([...new Set(answers.flatMap(({ question, reference }) => [question, reference]))]);
  const [alone, agreed, disagreed]: Seen[][] = [[], [], []];
  const failures: Record<string, number> = {};
  let failed = 0;
  for (const [i, { question, reference, answer, correct }] of chosen.entries()) {
    if (i % 50 === 0) progress(`judged ${i} of ${chosen.length}`);
    const points: KeyPoint[] = [
      { id: 'p1', aspect: 'definition', text: reference, importance: 1, passageId: 'p', start: 0, end: 0 },
    ];
    const concept = { name: question, aliases: [] };
    // The answers were given without the reference before them: nothing can be copied.
    const input = {
      text: answer,
      concept,
      points,
      siblings: [],
      vocabulary,
      copies: copyIndex([], 'en'),
      locale: 'en',
    };
    const matched = judgeExplanation(input);
    if (matched.state !== 'fine') continue;
    alone?.push({ correct, outcome: matched.outcome });
    try {
      const signal = new AbortController().signal;
      const asked = { learnerId: `row ${i}`, concept: question, points, text: answer };
      const { verdicts } = await askJudge(serving, asked, signal);
      const opinion = withSecondOpinion(input, matched, verdicts);
      (opinion.agreed ? agreed : disagreed)?.push({ correct, outcome: opinion.judgement.outcome });
    } catch (error) {
      if (!(error instanceof ModelError)) throw error;
      failed++;
      failures[error.failure] = (failures[error.failure] ?? 0) + 1;
    }
  }
  return {
    asked: alone?.length ?? 0,
    failed,
    failures,
    worth: [
      worthOf('matcher alone', alone ?? []),
      worthOf('model agrees', agreed ?? []),
      worthOf('model disagrees', disagreed ?? []),
    ],
  };
}

function worthOf(judge: string, seen: readonly Seen[]): Worth {
  const decided = seen.filter(({ outcome }) => outcome !== 'partly');
  const share = (correct: boolean) => {
    const rows = decided.filter((each) => each.correct === correct);
    return rows.filter(({ outcome }) => outcome === 'explained').length / rows.length;
  };
  return {
    judge,
    answers: seen.length,
    decided: seen.length === 0 ? 0 : decided.length / seen.length,
    sensitivity: share(true),
    falseAlarm: share(false),
  };
}
