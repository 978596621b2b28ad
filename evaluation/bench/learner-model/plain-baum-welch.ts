import type { Random } from '@/core/random/random';
import { DEFAULT_BOUNDS, type FittedBktParameters, FORGETTING_BOUNDS } from '@/core/tracing/bkt-parameters';
import type { TracingData } from '@/core/tracing/dataset';

export interface PlainFit {
  parameters: FittedBktParameters;
  logLikelihood: number;
}

/**
 * Baum–Welch as textbooks have it (Rabiner, Proc. IEEE 77, 1989), for one skill: every sequence by itself, plain steps,
 * each start climbed until a round gains less than 0.001 nats or for 100 rounds, which is how pyBKT does it. What Meno's
 * fit is held against in the same run; it shares nothing with it but the bounds.
 */
export function fitPlainly(sequences: readonly Uint8Array[], random: Random, starts: number, forgetting: boolean) {
  let best: PlainFit | null = null;
  for (let start = 0; start < starts; start++) {
    const draw = (highest: number) => 0.01 + (highest - 0.01) * random.uniform();
    let parameters: FittedBktParameters = {
      pInit: draw(0.99),
      pLearn: draw(0.5),
      pForget: forgetting ? draw(0.2) : 0,
      pSlip: draw(0.45),
      pGuess: draw(0.45),
    };
    let logLikelihood = Number.NEGATIVE_INFINITY;
    for (let round = 0; round < 100; round++) {
      const step = improve(sequences, parameters, forgetting);
      const gain = step.logLikelihood - logLikelihood;
      logLikelihood = step.logLikelihood;
      if (best === null || logLikelihood > best.logLikelihood) best = { parameters, logLikelihood };
      if (gain < 0.001) break;
      parameters = step.next;
    }
  }
  return best;
}

/** The answers of each learner to each skill, by skill code. */
export function sequencesBySkill(data: TracingData): Uint8Array[][] {
  const sequences: Uint8Array[][] = data.skillNames.map(() => []);
  for (let learner = 0; learner < data.learners; learner++) {
    const own = new Map<number, number[]>();
    for (let row = data.learnerStart[learner] ?? 0; row < (data.learnerStart[learner + 1] ?? 0); row++) {
      const skill = data.skill[row] ?? 0;
      const answers = own.get(skill) ?? [];
      answers.push(data.correct[row] ?? 0);
      own.set(skill, answers);
    }
    for (const [skill, answers] of own) sequences[skill]?.push(Uint8Array.from(answers));
  }
  return sequences;
}

/** One round: forward, backward, and the parameters that the expected counts give. */
function improve(sequences: readonly Uint8Array[], given: FittedBktParameters, forgetting: boolean) {
  const { pInit, pLearn, pForget, pSlip, pGuess } = given;
  let logLikelihood = 0;
  let [initKnown, learned, unknown, forgotten, known, slips, answersKnown, guesses, answersUnknown] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  const longest = sequences.reduce((most, { length }) => Math.max(most, length), 0);
  const [filtered, chances] = [new Float64Array(longest), new Float64Array(longest)];
  for (const answers of sequences) {
    let prior = pInit;
    for (let t = 0; t < answers.length; t++) {
      const joint = prior * (answers[t] ? 1 - pSlip : pSlip);
      const chance = joint + (1 - prior) * (answers[t] ? pGuess : 1 - pGuess);
      const after = joint / chance;
      filtered[t] = after;
      chances[t] = chance;
      logLikelihood += Math.log(chance);
      prior = after * (1 - pForget) + (1 - after) * pLearn;
    }
    let [backKnown, backUnknown] = [1, 1];
    for (let t = answers.length - 1; t >= 0; t--) {
      const after = filtered[t] ?? 0;
      if (t < answers.length - 1) {
        learned += (1 - after) * pLearn * backKnown;
        unknown += (1 - after) * (pLearn * backKnown + (1 - pLearn) * backUnknown);
        forgotten += after * pForget * backUnknown;
        known += after * (pForget * backUnknown + (1 - pForget) * backKnown);
        [backKnown, backUnknown] = [
          (1 - pForget) * backKnown + pForget * backUnknown,
          pLearn * backKnown + (1 - pLearn) * backUnknown,
        ];
      }
      const whenKnown = after * backKnown;
      answersKnown += whenKnown;
      answersUnknown += 1 - whenKnown;
      if (answers[t]) guesses += 1 - whenKnown;
      else slips += whenKnown;
      if (t === 0) initKnown += whenKnown;
      const chance = chances[t] ?? 1;
      backKnown *= (answers[t] ? 1 - pSlip : pSlip) / chance;
      backUnknown *= (answers[t] ? pGuess : 1 - pGuess) / chance;
    }
  }
  const bounds = forgetting ? FORGETTING_BOUNDS : DEFAULT_BOUNDS;
  const share = (events: number, trials: number, [lowest, highest]: readonly [number, number], otherwise: number) =>
    trials > 0 ? Math.min(highest, Math.max(lowest, events / trials)) : otherwise;
  const next: FittedBktParameters = {
    pInit: share(initKnown, sequences.length, bounds.init, pInit),
    pLearn: share(learned, unknown, bounds.learn, pLearn),
    pForget: share(forgotten, known, bounds.forget, pForget),
    pSlip: share(slips, answersKnown, bounds.slip, pSlip),
    pGuess: share(guesses, answersUnknown, bounds.guess, pGuess),
  };
  return { logLikelihood, next };
}
