import { type Strain, wantedSuccess } from '@/core/difficulty/target-success';
import { type Candidate, chooseItems } from '../choose-items';

/** An item that suits better by less is none worth the change. Probability of a right answer. */
const WORTHWHILE = 0.02;

/**
 * The item to take the place of one that stands next: harder or easier where the learner said so; else, where it lies outside the wanted range by
 * now, one never seen that lies nearer to it, as what is known has changed since it was chosen. Null where none does.
 * @param others what could stand there, without those beside it in the round.
 */
export function betterFit(
  current: Candidate,
  others: readonly Candidate[],
  { said, strain, seed, now }: { said: 'harder' | 'easier' | null; strain: Strain; seed: number; now: Date },
): Candidate | null {
  const [low, high] = wantedSuccess(strain);
  const outside = ({ success }: Candidate) => Math.max(0, low - success, success - high);
  const open = others.filter((item) => {
    if (item.id === current.id) return false;
    if (said === 'harder') return item.success <= current.success - WORTHWHILE;
    if (said === 'easier') return item.success >= current.success + WORTHWHILE;
    if (item.lastSeenAt !== null || item.unreviewed || outside(item) >= outside(current)) return false;
    return outside(item) === 0 || outside(item) <= outside(current) - WORTHWHILE;
  });
  return chooseItems(open, { count: 1, seed, now, strain }).items[0] ?? null;
}
