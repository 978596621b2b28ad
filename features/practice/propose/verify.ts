import type { ModelServing } from '@/platform/models/serving/types';
import { ModelError, type PromptPassage } from '@/platform/models/types';
import type { ItemTrust } from '../contract';
import { isAboutAnswer } from './ask-model';
import { type CheckContext, checkProposal, type ProposalFault } from './check-proposal';
import type { Proposal } from './proposal-schema';
import { solveItem } from './solve';
import { type ProposedItem, toItem } from './to-item';

/** Seeds of the second calls, other than the one that items are proposed with. */
const SOLVER_SEEDS = { tutor: 7_001, judge: 7_002 } as const;

export type RejectReason = ProposalFault | 'solved_otherwise' | 'unsolved' | 'schema';

export type Verdict =
  | { kept: false; reason: RejectReason; fingerprint: string | null }
  | { kept: true; item: ProposedItem; passage: PromptPassage; quote: string; solvedBy: ItemTrust['solvedBy'] };

/**
 * Whether a proposal may be put before learners: by rule first, then solved again from its passage by a second call that doesn't see the key, and by
 * the judge's model where there is one; a word against it is enough.
 * @throws ModelError where no model answers.
 */
export async function verifyProposal(
  serving: ModelServing,
  proposal: Proposal,
  context: CheckContext,
  signal: AbortSignal,
): Promise<Verdict> {
  const proposed = toItem(proposal, context.language);
  const { fingerprint } = proposed;
  const checked = await checkProposal(proposal, proposed, context, signal);
  if (checked.fault !== null) return { kept: false, reason: checked.fault, fingerprint };
  const { item, passage, standsOn } = checked;
  const solve = (purpose: 'tutor' | 'judge') =>
    solveItem(
      serving,
      {
        body: item.body,
        key: item.key,
        passages: standsOn,
        language: context.language,
        purpose,
        seed: SOLVER_SEEDS[purpose],
      },
      signal,
    );
  const solvedBy: ItemTrust['solvedBy'] = [];
  try {
    const { agrees, model } = await solve('tutor');
    if (!agrees) return { kept: false, reason: 'solved_otherwise', fingerprint };
    solvedBy.push({ model, purpose: 'tutor' });
  } catch (error) {
    if (!isAboutAnswer(error)) throw error;
    return { kept: false, reason: 'unsolved', fingerprint };
  }
  if (serving.available('judge')) {
    try {
      const { agrees, model } = await solve('judge');
      if (!agrees) return { kept: false, reason: 'solved_otherwise', fingerprint };
      solvedBy.push({ model, purpose: 'judge' });
    } catch (error) {
      // A judge that isn't there says nothing; the first word stands alone and is shown as such.
      if (!(error instanceof ModelError) || error.failure === 'cancelled') throw error;
    }
  }
  return { kept: true, item, passage, quote: proposal.quote.trim(), solvedBy };
}
