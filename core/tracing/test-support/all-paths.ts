import type { FittedBktParameters } from '../bkt-parameters';

/** What forward–backward computes, by adding up every path of hidden states: slow, and plainly right. */
export function byAllPaths(answers: string, { pInit, pLearn, pForget, pSlip, pGuess }: FittedBktParameters) {
  const length = answers.length;
  let total = 0;
  const known = new Array<number>(length).fill(0);
  const [learned, forgotten] = [new Array<number>(length).fill(0), new Array<number>(length).fill(0)];
  for (let path = 0; path < 2 ** length; path++) {
    const state = (t: number) => (path >> t) & 1;
    let chance = 1;
    for (let t = 0; t < length; t++) {
      if (t === 0) chance *= state(0) ? pInit : 1 - pInit;
      else if (state(t - 1)) chance *= state(t) ? 1 - pForget : pForget;
      else chance *= state(t) ? pLearn : 1 - pLearn;
      const right = state(t) ? 1 - pSlip : pGuess;
      chance *= answers[t] === '1' ? right : 1 - right;
    }
    total += chance;
    for (let t = 0; t < length; t++) {
      if (state(t)) known[t] = (known[t] ?? 0) + chance;
      if (t + 1 < length && !state(t) && state(t + 1)) learned[t] = (learned[t] ?? 0) + chance;
      if (t + 1 < length && state(t) && !state(t + 1)) forgotten[t] = (forgotten[t] ?? 0) + chance;
    }
  }
  const share = (values: number[]) => values.map((value) => value / total);
  return { chance: total, known: share(known), learned: share(learned), forgotten: share(forgotten) };
}
