import type { CountedAnswer, KeptMemory, MasteryState } from '../contract';
import { type AnswersCondensed, attemptOverruledSchema, eventKinds, modelAppliedSchema } from '../ledger';
import { countedByConcept, Histories, type LoggedEvent } from '../reckon';
import { type Replayed, replayEvent, type Step, stepsOf } from '../replay-event';

/** What becomes of a learner's log of a course when its first events go. */
export interface Condensed {
  /** In place of the last event that goes. */
  summary: AnswersCondensed;
  /** Later events that rested on what goes, by number, with what they say now. */
  changed: Map<number, Record<string, unknown>>;
  /** Events that go, the last of them included: a summary of an earlier time isn't counted. */
  gone: number;
}

/** Why a log can't be condensed: it contradicts itself already, so that nothing may be built on it. */
export type NotCondensed = 'unreadable' | 'contradicts';

const TOLERANCE = 1e-9;

/**
 * Lets the first events of a learner's log of a course go, so that a replay of what is left gives at every later event, and at the end, what
 * the whole log gave. The answers themselves are gone for good: later versions of the learner model reckon from the summary on.
 *
 * @param events all that change mastery, in order.
 * @param through number of the last event that goes; it is among them.
 * @param memoryOf what is to be remembered of answers that go.
 */
export function condense(
  events: readonly LoggedEvent[],
  through: number,
  memoryOf: (answers: readonly CountedAnswer[]) => KeptMemory | null,
): Condensed | NotCondensed {
  const whole = begin();
  const changed: Condensed['changed'] = new Map();
  const before = events.filter(({ sequence }) => sequence <= through);
  for (const event of before) {
    const problem = agree(whole, event);
    if (problem) return problem;
  }
  const summary = summaryOf(whole, memoryOf);
  const left = begin();
  const last = before.at(-1);
  if (!last) return 'unreadable';
  replayEvent(left, { sequence: through, at: last.at, kind: eventKinds.condensed, payload: summary });
  for (const event of events.slice(before.length)) {
    const wanted = stepsOf(whole, event);
    const problem = agree(whole, event);
    if (!wanted || problem) return problem ?? 'unreadable';
    const payload = same(stepsOf(left, event), wanted) ? null : keptAs(event, left, wanted);
    if (payload) changed.set(event.sequence, payload);
    const now = payload ? { ...event, payload } : event;
    if (!same(stepsOf(left, now), wanted)) return 'contradicts';
    replayEvent(left, now);
  }
  return { summary, changed, gone: before.filter(({ kind }) => kind !== eventKinds.condensed).length };
}

function begin(): Replayed {
  return { states: new Map(), histories: new Histories() };
}

/** Takes an event further where it says what the events before it give. */
function agree(replayed: Replayed, event: LoggedEvent): NotCondensed | null {
  const steps = replayEvent(replayed, event);
  if (!steps) return 'unreadable';
  return steps.every(({ written, next }) => Math.abs(written - next.pKnown) <= TOLERANCE) ? null : 'contradicts';
}

function summaryOf(
  { states, histories }: Replayed,
  memoryOf: (answers: readonly CountedAnswer[]) => KeptMemory | null,
): AnswersCondensed {
  const counted = countedByConcept(histories);
  const concepts = [...states].map(([conceptId, { pKnown: after, ...counts }]) => {
    const answers = counted.get(conceptId) ?? [];
    const memory = answers.length > 0 ? memoryOf(answers) : null;
    const { stabilityDays = 0, difficulty = 0, lastReviewAt = 0, reps = 0, lapses = 0 } = memory ?? {};
    const basis = answers.at(-1)?.sequence ?? 0;
    return {
      ...{ conceptId, after, ...counts },
      starts: counts.evidenceCount > 0 || histories.placed.has(conceptId),
      memory: memory && { stabilityDays, difficulty, lastReviewAt, reps, lapses, basis },
    };
  });
  return { concepts };
}

/** An event that reckoned anew what is gone now: what it came to stands as it is written. */
function keptAs(
  { kind, payload }: LoggedEvent,
  left: Replayed,
  wanted: readonly Step[],
): Record<string, unknown> | null {
  if (kind === eventKinds.model) {
    const { data } = modelAppliedSchema.safeParse(payload);
    return data ? { ...data, concepts: data.concepts.map((each) => ({ ...each, kept: true })) } : null;
  }
  if (kind !== eventKinds.overruled) return null;
  const { data } = attemptOverruledSchema.safeParse(payload);
  const [step] = wanted;
  if (!data || !step) return null;
  const had = left.states.get(data.conceptId)?.evidenceCount ?? 0;
  return { ...data, kept: { evidence: step.next.evidenceCount - had } };
}

function same(steps: readonly Step[] | null, wanted: readonly Step[]): boolean {
  return (
    steps !== null &&
    steps.length === wanted.length &&
    steps.every(({ conceptId, next }, place) => {
      const other = wanted[place];
      return other !== undefined && conceptId === other.conceptId && sameState(next, other.next);
    })
  );
}

function sameState(a: MasteryState, b: MasteryState): boolean {
  return (
    Math.abs(a.pKnown - b.pKnown) <= TOLERANCE &&
    a.evidenceCount === b.evidenceCount &&
    a.attemptCount === b.attemptCount &&
    a.modelVersion === b.modelVersion
  );
}
