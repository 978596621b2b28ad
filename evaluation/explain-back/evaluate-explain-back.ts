import { accuracy } from '@/core/evaluation/accuracy';
import { auc } from '@/core/evaluation/auc';
import { bootstrapInterval, take } from '@/core/evaluation/bootstrap';
import { macroF1 } from '@/core/evaluation/macro-f1';
import { FEATURES } from '@/core/explain-back/compare';
import { COVERED_FROM, PARTLY_FROM } from '@/core/explain-back/judge';
import { readVocabulary } from '@/core/explain-back/vocabulary';
import { timed } from '../cpu-time';
import { alterationsOf, contradicts } from './alterations';
import { bestProbability, featuresOf, fitPoints, SHIPPED_WEIGHTS, type Weights } from './fit-points';
import type { JudgedAnswer } from './read-answers';

/** A contradiction counts only where the answer speaks of the reference this surely. */
const SPEAKS_OF_POINT = 0.55;

/**
 * How well key-point matching tells right answers from wrong ones: fitted on `train`, measured on `test`, beside the weights that the
 * product ships.
 */
export async function evaluateExplainBack(
  train: readonly JudgedAnswer[],
  test: readonly JudgedAnswer[],
  { seed, progress }: { seed: number; progress(line: string): void },
) {
  const vocabulary = readVocabulary([...new Set(train.flatMap(({ question, reference }) => [reference, question]))]);
  const { result: weights, cpuSeconds: fitSeconds } = await timed(() =>
    fitPoints(
      train.map((answer) => featuresOf(answer, vocabulary)),
      train.map(({ correct }) => correct),
    ),
  );
  progress(`predicting ${test.length} answers`);
  const stretches = test.map((answer) => featuresOf(answer, vocabulary));
  const rowsOf = (condition: string | null) =>
    test.flatMap((answer, row) => (condition === null || answer.condition === condition ? [row] : []));
  const conditions = [...new Set(test.map(({ condition }) => condition))].filter((name) => name !== '').sort();
  const report = (name: string, by: Weights, rows: number[]) => ({
    condition: name,
    ...measure(
      rows.map((row) => (test[row]?.correct ? 1 : 0)),
      rows.map((row) => bestProbability(stretches[row] ?? [], by)),
      seed,
    ),
  });
  return {
    rows: test.length,
    fitSeconds,
    weights: Object.fromEntries([...FEATURES, 'constant'].map((name, i) => [name, weights[i]])),
    fitted: [report('all', weights, rowsOf(null)), ...conditions.map((name) => report(name, weights, rowsOf(name)))],
    shipped: [
      report('all', SHIPPED_WEIGHTS, rowsOf(null)),
      ...conditions.map((name) => report(name, SHIPPED_WEIGHTS, rowsOf(name))),
    ],
    contradictions: contradictionsIn(test, stretches, vocabulary),
  };
}

/**
 * `sensitivity` and `falseAlarm` are shares of the right and of the wrong answers that count as said, among those that count either way:
 * what an outcome is worth as evidence. `decided` is how many do.
 */
function measure(labels: number[], probabilities: number[], seed: number) {
  const interval = bootstrapInterval(labels.length, (rows) => auc(take(labels, rows), take(probabilities, rows)), {
    seed,
    replicates: 500,
  });
  const decided = probabilities.flatMap((p, row) => (p >= COVERED_FROM || p < PARTLY_FROM ? [row] : []));
  const share = (label: number) => {
    const rows = decided.filter((row) => labels[row] === label);
    return rows.filter((row) => (probabilities[row] ?? 0) >= COVERED_FROM).length / rows.length;
  };
  const predictions = probabilities.map((p) => (p >= COVERED_FROM ? 1 : 0));
  return {
    rows: labels.length,
    auc: interval.estimate,
    aucLow: interval.low,
    aucHigh: interval.high,
    accuracy: accuracy(labels, probabilities, COVERED_FROM),
    macroF1: macroF1(labels, predictions),
    decided: decided.length / labels.length,
    sensitivity: share(1),
    falseAlarm: share(0),
  };
}

/** References turned round that are found out, and right answers that are taken for contradictions. */
function contradictionsIn(
  test: readonly JudgedAnswer[],
  stretches: ReturnType<typeof featuresOf>[],
  vocabulary: ReturnType<typeof readVocabulary>,
) {
  const references = new Map(test.map((answer) => [answer.reference, answer.question]));
  const counts = new Map<string, { made: number; found: number }>();
  for (const [reference, question] of references)
    for (const { kind, text } of alterationsOf(reference)) {
      const count = counts.get(kind) ?? { made: 0, found: 0 };
      counts.set(kind, count);
      count.made++;
      if (contradicts(question, reference, text, vocabulary)) count.found++;
    }
  const right = test.flatMap((answer, row) => (answer.correct ? [{ answer, row }] : []));
  const accused = right.filter(
    ({ answer, row }) =>
      bestProbability(stretches[row] ?? [], SHIPPED_WEIGHTS) >= SPEAKS_OF_POINT &&
      contradicts(answer.question, answer.reference, answer.answer, vocabulary),
  );
  return [
    ...[...counts].map(([what, { made, found }]) => ({ what, count: made, found: found / made })),
    { what: 'right answers accused', count: right.length, found: accused.length / right.length },
  ];
}
