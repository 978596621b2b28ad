import type { DemoPart } from '../school';
import { assignments } from './assignments';
import { belonging } from './belonging';
import { comparisons } from './comparisons';
import { explanations } from './explanations';
import { oversight } from './oversight';
import { placements } from './placements';
import { questions } from './questions';
import { reckoning } from './reckoning';
import { recommended } from './recommended';
import { rounds } from './rounds';
import { warnings } from './warnings';

/** What fills the demo school beside lessons and exercises, in the order in which it is done; a new feature adds its own. */
export const parts: readonly DemoPart[] = [
  ...[belonging, placements, assignments, rounds, explanations, questions, comparisons],
  ...[recommended, reckoning, warnings, oversight],
];
