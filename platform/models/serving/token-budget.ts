const HOUR_MS = 3_600_000;
/** What was used is remembered in steps of five minutes. */
const STEP_MS = 300_000;

/** How many tokens each learner has used in the hour before now. */
export interface TokenBudget {
  /** @returns after how many milliseconds there is room again; 0 where there is room now. */
  waitFor(learnerId: string, now: number): number;
  add(learnerId: string, tokens: number, now: number): void;
  used(learnerId: string, now: number): number;
}

/** @param perHour most tokens (prompts and answers) of a learner in any hour; the request that reaches it is still answered. */
export function createTokenBudget(perHour: number): TokenBudget {
  const used = new Map<string, { step: number; tokens: number }[]>();
  let swept = 0;

  function recent(learnerId: string, now: number) {
    return (used.get(learnerId) ?? []).filter(({ step }) => (step + 1) * STEP_MS > now - HOUR_MS);
  }
  const sum = (steps: { tokens: number }[]) => steps.reduce((total, { tokens }) => total + tokens, 0);

  return {
    waitFor(learnerId, now) {
      const steps = recent(learnerId, now);
      let left = sum(steps);
      for (const { step, tokens } of steps) {
        if (left < perHour) return 0;
        left -= tokens;
        if (left < perHour) return (step + 1) * STEP_MS + HOUR_MS - now;
      }
      return 0;
    },
    add(learnerId, tokens, now) {
      const step = Math.floor(now / STEP_MS);
      const steps = recent(learnerId, now);
      const last = steps.at(-1);
      if (last?.step === step) last.tokens += tokens;
      else steps.push({ step, tokens });
      used.set(learnerId, steps);
      if (now - swept < HOUR_MS) return;
      swept = now;
      for (const id of used.keys()) if (recent(id, now).length === 0) used.delete(id);
    },
    used: (learnerId, now) => sum(recent(learnerId, now)),
  };
}
