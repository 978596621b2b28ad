import type { Approach, FusionMode } from '../fusion/ranges';
import { logistic, logit } from '../simulation/logistic';

/**
 * What a learner's last wrong answers on a concept have in common, as far as practice can tell: a step or sign went wrong in something done
 * by rule; one term or statement was taken for another; the question or passage was not read closely.
 */
export type ErrorKind = 'procedure' | 'confusion' | 'misreading';

/** Why an approach was given more, or less, weight than the others. */
export type PriorReason = 'novice' | 'expert' | 'procedure' | 'confusion' | 'misreading' | 'none';

/** What an approach is weighed by: the learner's mode and errors on the concept. Never what "kind of learner" somebody is. */
export interface PriorSituation {
  mode: FusionMode;
  /** Null: no wrong answer lately, or none that tells. */
  error: ErrorKind | null;
}

export interface ApproachPrior {
  approach: Approach;
  /** Probability, before any evidence of this course, that a lesson by it teaches somebody who does not know the concept. */
  rate: number;
  /** What weighed most. */
  reason: PriorReason;
}

/** Every approach before anything speaks for or against it; the middle of what approaches teach in `core/simulation`. Probability. */
const BASE = 0.3;

/**
 * Shifts on the logit scale. Their directions are from the literature, their sizes are ours and small (a whole 1 moves .30 to .54), so that a
 * few dozen answers outweigh them:
 * - novices learn more from worked examples, and this turns round with knowledge: J. Sweller and G. A. Cooper, Cognition and Instruction 2
 *   (1985), 59–89; S. Kalyuga and others, Educational Psychologist 38 (2003), 23–31. Questions ask for something to think with.
 * - a slip in a procedure is mended by seeing it done: the same, and A. Renkl, Cognitive Science 38 (2014), 1–37.
 * - two things that are taken for each other are told apart side by side: L. Alfieri, T. J. Nokes-Malach and C. D. Schunn, "Learning through
 *   case comparisons", Educational Psychologist 48 (2013), 87–113 (mean effect .50); the likeness likewise: D. Gentner, J. Loewenstein and
 *   L. Thompson, Journal of Educational Psychology 95 (2003), 393–408.
 * - who misread is helped by fewer words with the point made plain: coherence and signalling, R. E. Mayer, "Multimedia Learning" (2nd ed.
 *   2009), chapters 4 and 5.
 *
 * Nothing here matches a way of teaching to a "learning style": there is no evidence that this helps (H. Pashler and others, Psychological
 * Science in the Public Interest 9 (2008), 105–119).
 */
const BY_MODE: Record<FusionMode, { reason: PriorReason; shift: Partial<Record<Approach, number>> }> = {
  foundational: {
    reason: 'novice',
    shift: { worked_example: 0.4, analogy: 0.2, visual: 0.1, socratic: -0.3, concise: -0.4 },
  },
  scaffolded: { reason: 'none', shift: { socratic: 0.2, worked_example: 0.1 } },
  advanced: {
    reason: 'expert',
    shift: { concise: 0.4, socratic: 0.2, visual: 0.1, worked_example: -0.4, analogy: -0.2 },
  },
};
const BY_ERROR: Record<ErrorKind, Partial<Record<Approach, number>>> = {
  procedure: { worked_example: 0.8, visual: 0.2 },
  confusion: { visual: 0.7, analogy: 0.5 },
  misreading: { concise: 0.8, socratic: 0.2 },
};

/**
 * Prior weights of the arms that a concept's material bears, in their order: rates between 0 and 1 for `createArms`, each with what speaks for
 * it most. What the learner's errors say outweighs what their mode says.
 */
export function approachPriors(offered: readonly Approach[], { mode, error }: PriorSituation): ApproachPrior[] {
  return offered.map((approach) => {
    const byMode = BY_MODE[mode].shift[approach] ?? 0;
    const byError = error === null ? 0 : (BY_ERROR[error][approach] ?? 0);
    const reason = byError > 0 && error !== null ? error : byMode > 0 ? BY_MODE[mode].reason : 'none';
    return { approach, rate: logistic(logit(BASE) + byMode + byError), reason };
  });
}
