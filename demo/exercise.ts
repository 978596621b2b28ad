import type { AttemptResult, Presentation } from '@/features/practice/contract';
import { chanceOfLuck, rightResponse, wrongResponse } from './answers';
import { asLearner, type DemoLearner, type DemoSchool } from './school';

/** Tries before it is given up. */
const TRIES = 2;
/** In logits: what a hint, and knowing what was wrong, make an exercise easier by. */
const HINT_EASE = 0.6;
const RETRY_EASE = 0.5;
/** Share of exercises that nobody got right in the end which are reported to the teachers. */
const REPORTED = 0.03;
const REASONS = ['unclear', 'wrong', 'several'] as const;
/** Way of teaching, by number, that worked answers have. */
const WORKED = 0;

/**
 * One exercise as this learner works on it, hints and further tries included; time goes by.
 * @returns whether the first try was right.
 */
export async function workOn(school: DemoSchool, learner: DemoLearner, presentation: Presentation): Promise<boolean> {
  const { course, clock, features } = school;
  const { random, kind, mind, id } = learner;
  const item = course.items.get(presentation.itemId);
  const concept = course.numberOf.get(presentation.conceptId);
  if (!item || concept === undefined) return false;
  const guesses = random.chance(kind.guesses);
  let hints = 0;
  let first: boolean | null = null;
  return asLearner(school, learner, async (tx) => {
    const takeHints = async (count: number) => {
      for (let left = Math.min(count, presentation.hintsLeft - hints); left > 0; left--) {
        clock.advance(seconds(random.uniform(), 6, kind.pace));
        await features.practice.hint(tx, id, presentation.id);
        hints++;
      }
    };
    if (!guesses && random.chance(kind.hints)) await takeHints(kind.name === 'hints' ? 3 : 1);
    for (let tries = 0; tries < TRIES; tries++) {
      const ease = HINT_EASE * hints + RETRY_EASE * tries;
      const right = guesses ? random.chance(chanceOfLuck(item)) : mind.answer(concept, ease, random);
      const elapsedMs = guesses ? 900 + random.integer(2600) : seconds(random.uniform(), right ? 80 : 95, kind.pace);
      clock.advance(elapsedMs);
      const response = right ? rightResponse(item) : wrongResponse(item, random);
      const result: AttemptResult = await features.practice.attempt(tx, id, presentation.id, { response, elapsedMs });
      first ??= result.correct;
      if (result.finished) return first;
      if (!guesses && random.chance(0.25 + kind.hints)) await takeHints(1);
      if (random.chance(guesses ? 0.5 : 0.3)) break;
    }
    if (!guesses && random.chance(0.6)) {
      await features.practice.answer(tx, id, presentation.id);
      clock.advance(seconds(random.uniform(), 20, kind.pace));
      mind.explain(concept, WORKED, random);
    }
    const [reports, why] = [random.chance(REPORTED), random.integer(REASONS.length)];
    if (reports && !guesses) await features.practice.report(tx, id, presentation.id, REASONS[why] ?? 'unclear');
    return first ?? false;
  });
}

/** A time around so many seconds, in milliseconds: half of it at least, three times at most, the short ones likelier. */
export function seconds(u: number, typical: number, pace: number): number {
  return Math.round(typical * pace * 1000 * (0.5 + 2.5 * u ** 3));
}
