import type { Random } from '../../random/random';
import type { FittedBktParameters } from '../bkt-parameters';
import { createTracingDataBuilder, type TracingData, type TracingDictionaries } from '../dataset';

/** Answers of one learner to one skill, drawn from the model itself. */
export function drawAnswers(random: Random, parameters: FittedBktParameters, answers: number): boolean[] {
  const { pInit, pLearn, pForget, pSlip, pGuess } = parameters;
  let known = random.chance(pInit);
  return Array.from({ length: answers }, () => {
    const correct = random.chance(known ? 1 - pSlip : pGuess);
    known = known ? !random.chance(pForget) : random.chance(pLearn);
    return correct;
  });
}

/** Each learner answers each skill so many times, skill after skill. */
export function simulateBkt(
  random: Random,
  skills: Readonly<Record<string, FittedBktParameters>>,
  { learners, answers }: { learners: number; answers: number },
): TracingData {
  const builder = createTracingDataBuilder();
  for (let learner = 0; learner < learners; learner++) {
    let order = 0;
    for (const [skill, parameters] of Object.entries(skills)) {
      for (const correct of drawAnswers(random, parameters, answers)) {
        builder.add({ learner: `${learner}`, skill, item: '', correct, order: order++ });
      }
    }
  }
  return builder.build();
}

/** Histories written as strings of 0 and 1, by learner and skill. */
export function dataOf(
  histories: readonly Readonly<Record<string, string>>[],
  dictionaries?: TracingDictionaries,
): TracingData {
  const builder = createTracingDataBuilder(dictionaries);
  for (const [learner, skills] of histories.entries()) {
    let order = 0;
    for (const [skill, answers] of Object.entries(skills)) {
      for (const answer of answers) {
        builder.add({ learner: `${learner}`, skill, item: '', correct: answer === '1', order: order++ });
      }
    }
  }
  return builder.build();
}
