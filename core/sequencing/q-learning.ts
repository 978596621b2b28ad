/** Values of actions in a few states, learned from what follows. */
export interface QTable {
  states: number;
  actions: number;
  /** At `state * actions + action`. */
  values: Float64Array;
}

export interface QSettings {
  /** α: how far a value moves towards what was seen, 0 to 1. */
  rate: number;
  /** γ: what a reward one step later is worth, 0 to below 1. */
  discount: number;
}

/** @param values what was learned before; copied. Without it all 0. */
export function createQTable(states: number, actions: number, values?: ArrayLike<number>): QTable {
  const table = { states, actions, values: new Float64Array(states * actions) };
  if (values) table.values.set(values);
  return table;
}

/**
 * One step of Q-learning: Q(s, a) ← Q(s, a) + α · (r + γ · max Q(s′, ·) − Q(s, a)) (C. Watkins and P. Dayan, Machine Learning 8,
 * 1992). A reward that isn't a finite number changes nothing.
 * @param nextAllowed bit a set: action a can be taken in the next state; 0 where the course ends there.
 */
export function qUpdate(
  table: QTable,
  state: number,
  action: number,
  reward: number,
  nextState: number,
  nextAllowed: number,
  settings: QSettings,
): void {
  if (!Number.isFinite(reward)) return;
  const at = state * table.actions + action;
  const before = table.values[at] ?? 0;
  const best = bestAction(table, nextState, nextAllowed);
  const ahead = best < 0 ? 0 : (table.values[nextState * table.actions + best] ?? 0);
  table.values[at] = before + settings.rate * (reward + settings.discount * ahead - before);
}

/** The allowed action of highest value, the first of equals; −1 where none is allowed. */
export function bestAction(table: QTable, state: number, allowed: number): number {
  let [best, bestValue] = [-1, Number.NEGATIVE_INFINITY];
  for (let action = 0; action < table.actions; action++) {
    const value = table.values[state * table.actions + action] ?? 0;
    if (((allowed >> action) & 1) === 0 || value <= bestValue) continue;
    bestValue = value;
    best = action;
  }
  return best;
}

/** Probability of an allowed action under ε-greedy choice: ε / allowed, and 1 − ε more for the best. */
export function epsilonGreedy(best: number, action: number, allowedCount: number, epsilon: number): number {
  return epsilon / allowedCount + (action === best ? 1 - epsilon : 0);
}
