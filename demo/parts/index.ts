import type { DemoPart } from '../school';
import { explanations } from './explanations';
import { questions } from './questions';

/** What fills the demo school beside lessons and exercises, in the order in which it is done; a new feature adds its own. */
export const parts: readonly DemoPart[] = [explanations, questions];
