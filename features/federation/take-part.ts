import { setTimeout as wait } from 'node:timers/promises';
import type { AggregationCrypto } from '@/core/federation/aggregation/crypto-port';
import { createParty, type Party } from '@/core/federation/aggregation/party';
import { AggregationRefusal } from '@/core/federation/aggregation/session';
import type { Draws } from '@/core/privacy/noise/random-bits';
import { resultOf } from './model';
import { type OwnData, type OwnRecords, prepareOwn, vectorOf } from './own-counts';
import type { FederatedResult, FederationPlan } from './plan';
import { roundsOf, stageAt } from './stages';
import type { State, Step } from './wire';

/** How a member reaches the coordinator. */
export interface CoordinatorPort {
  /** @param known what {@link knownOf} says of the state that the member has; null where nothing is new. */
  state(known: string): Promise<State | null>;
  /** False: it came too late for its step, or was refused. */
  send(step: Step, session: number, message: object): Promise<boolean>;
}

export interface TakePartDeps {
  crypto: AggregationCrypto;
  coordinator: CoordinatorPort;
  /** Of the system's own randomness, new for each round. */
  draws(): Draws;
  /** Spends what a round loses, before the answers are looked at; false: nothing is left, and the member drops out. */
  spend(rho: number, round: number): Promise<boolean>;
  say(line: string): void;
}

/** A coordinator that shows the state of one session twice, or of another one, can't get a second vector of a round. */
export class FederationFailed extends Error {
  override readonly name = 'FederationFailed';
}

const ASK_EVERY_MS = 100;

/** Names what a member has seen: run, session and step. */
export const knownOf = ({ run, session, step }: Pick<State, 'run' | 'session' | 'step'>): string =>
  `${run}-${session}-${step}`;

/**
 * A member's part from beginning to end: its own counts in each round, clipped, noised and masked. A round that it misses a step of goes on without it, and
 * it takes part in the next.
 *
 * @throws FederationFailed where too few members were left, or the budget ran out; AggregationRefusal where the coordinator doesn't keep to the rules.
 */
export async function takePart(
  deps: TakePartDeps,
  plan: FederationPlan,
  own: { name: string; signingKey: Uint8Array } & OwnRecords,
): Promise<FederatedResult> {
  const { coordinator, crypto, say } = deps;
  const data = prepareOwn(plan, own);
  const rounds = roundsOf(plan);
  const members = new Map(
    Object.entries(plan.members).map(([name, key]) => [name, Uint8Array.from(Buffer.from(key, 'base64'))]),
  );
  let party: Party | null = null;
  let known = '';
  let run = '';
  let given = false;
  const seen = new Set<string>();
  for (;;) {
    const state = await coordinator.state(known);
    if (state === null || knownOf(state) === known) {
      await wait(ASK_EVERY_MS);
      continue;
    }
    known = knownOf(state);
    // Begun anew, it would spend for every round again; whoever wants that joins again.
    if (given && state.run !== run)
      throw new FederationFailed('The coordinator has begun anew. Join again to take part in that.');
    run = state.run;
    if (state.step === 'failed') throw new FederationFailed('Too few members were left.');
    if (state.step === 'done') return resultOf(plan, state, state.history);
    if (state.step === 'advertise') {
      if (seen.has(state.sessionId)) throw new FederationFailed('The coordinator began the same sum twice.');
      seen.add(state.sessionId);
      const session = {
        id: state.sessionId,
        members,
        threshold: plan.threshold,
        size: stageAt(plan, state.round).size,
      };
      party = createParty(crypto, session, own);
      say(`Round ${state.round + 1} of ${rounds}`);
      await coordinator.send('advertise', state.session, party.advertise());
    } else if (party) {
      given ||= state.step === 'mask';
      if (!(await answer(deps, party, state, plan, data).catch(outOfRound))) party = null;
    }
  }
}

/** False: this member is out of the round. */
async function answer(
  { coordinator, draws, spend, say }: TakePartDeps,
  party: Party,
  state: State,
  plan: FederationPlan,
  data: OwnData,
): Promise<boolean> {
  const { step, round, session } = state;
  if (step === 'share') return coordinator.send(step, session, party.share(state.advertisements));
  if (step === 'mask') {
    // Its shares came too late: nothing is paid for a round that it is out of.
    if (state.shares.length === 0) return false;
    if (!(await spend(stageAt(plan, round).rho, round))) {
      throw new FederationFailed('The budget for models improved with other districts is spent.');
    }
    const vector = vectorOf(data, state, plan, round, draws());
    return coordinator.send(step, session, party.mask(state.shares, vector));
  }
  if (step === 'confirm') return coordinator.send(step, session, party.confirm(state.survivors));
  if (step === 'unmask') return coordinator.send(step, session, party.unmask(state.confirmations));
  say(`Nothing to do at ${step}`);
  return true;
}

/** Whoever was late for a step is out of the round; anything else that a party refuses is for its people to look at. */
function outOfRound(error: unknown): false {
  const late = error instanceof AggregationRefusal && ['not-a-survivor', 'too-few-parties'].includes(error.code);
  if (late) return false;
  throw error;
}
