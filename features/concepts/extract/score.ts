import { type Candidate, hasSignal, isVague } from './candidate';
import type { Support } from './support';

/** Weight of each signal at full strength. Found by reading the maps of four courses, not fitted. */
const WEIGHT = {
  topic: 6,
  title: 3.6,
  heading: 3,
  glossary: 2.4,
  linked: 2.4,
  definition: 2,
  objective: 0.6,
  emphasis: 0.4,
  phrase: 1.5,
} as const;
/** How far repeated sightings of a signal may raise it. */
const REPEATS = {
  topic: 1,
  title: 1,
  heading: 1.3,
  glossary: 1,
  linked: 1.2,
  definition: 1.4,
  objective: 1,
  emphasis: 2.5,
  phrase: 1,
} as const;
/** A title that the prose hardly uses is a label of the chapter rather than a term. */
const UNNAMED = 0.6;
/** A word such as "result" that is defined or emphasised somewhere is seldom a concept. */
const VAGUENESS = 0.35;
const SIGNALS = [
  'topic',
  'title',
  'heading',
  'glossary',
  'linked',
  'definition',
  'objective',
  'emphasis',
  'phrase',
] as const;

/** How much speaks for a candidate; about 2.5 is a concept, 10 a chapter's subject. */
export function scoreOf(candidate: Candidate, support: Support): number {
  let score = Math.min(2, 0.45 * Math.log2(1 + support.chunks) + 0.1 * Math.log2(1 + support.mentions));
  const vagueness = hasSignal(candidate, 'topic', 'title', 'glossary') || !isVague(candidate) ? 1 : VAGUENESS;
  for (const signal of SIGNALS) {
    const strengths = candidate.sightings.filter((one) => one.signal === signal).map(({ strength }) => strength);
    if (strengths.length === 0) continue;
    const best = Math.max(...strengths);
    const sum = strengths.reduce((total, strength) => total + strength, 0);
    const named = signal === 'title' && support.mentions < 2 ? UNNAMED : 1;
    const vague = signal === 'definition' || signal === 'emphasis' ? vagueness : 1;
    score += named * vague * WEIGHT[signal] * Math.min(best * REPEATS[signal], best + 0.3 * (sum - best));
  }
  return score;
}

/** Whether the material has text that can teach the candidate. */
export function isTeachable(candidate: Candidate, support: Support): boolean {
  if (hasSignal(candidate, 'topic')) return true;
  if (support.chunks === 0) return candidate.sightings.some(({ signal, chunk }) => isHeading(signal) && chunk !== null);
  return true;
}

function isHeading(signal: string): boolean {
  return signal === 'title' || signal === 'heading';
}
