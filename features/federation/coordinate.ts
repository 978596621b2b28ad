import { type Coordinator, createCoordinator } from '@/core/federation/aggregation/coordinator';
import type { AggregationCrypto } from '@/core/federation/aggregation/crypto-port';
import { messageOf, type Session } from '@/core/federation/aggregation/session';
import { decode } from '@/core/federation/updates/fixed-point';
import { improve, type Model, resultOf } from './model';
import { type FederatedResult, type FederationPlan, FRACTION_BITS } from './plan';
import { stageAt } from './stages';
import * as wire from './wire';

/** What a coordinator does with messages and with time; it sees masked vectors and their sum, never a district's own. */
export interface Federation {
  stateFor(member: string): wire.State;
  /** Takes a message of a member for the step it is at. @throws AggregationRefusal, ZodError */
  take(member: string, step: wire.Step, session: number, body: unknown): void;
  /** Goes on where everybody has answered, or where time is over: who hasn't by then has dropped out of this round. */
  tick(nowMs: number): void;
  result(): FederatedResult | null;
}

type Ended = 'done' | 'failed';

/** What follows on each step; the last one ends its round. */
const NEXT: Record<Exclude<wire.Step, 'unmask'>, wire.Step> = {
  ...{ advertise: 'share', share: 'mask', mask: 'confirm', confirm: 'unmask' },
};

/**
 * Rounds over secure sums, stage after stage. A round whose members fall below the threshold is tried once more, with new keys; the second
 * time the federation has failed.
 *
 * @param runId names this run alone: keys and masks hang on it.
 */
export function coordinate(
  crypto: AggregationCrypto,
  plan: FederationPlan,
  { runId, nowMs }: { runId: string; nowMs: number },
): Federation {
  const improvement = improve(plan);
  const history: number[] = [];
  let [round, tries, serial] = [0, 0, 0];
  let step: wire.Step | Ended = 'advertise';
  let current = begin(new Set(Object.keys(plan.members)));
  let deadline = nowMs + plan.deadlineS * 1000;

  /** @param expected who is waited for; the others may join as long as the first step lasts. */
  function begin(expected: Set<string>) {
    serial += 1;
    const session: Session = {
      id: `${plan.name} ${runId} ${round} ${tries}`,
      members: new Map(
        Object.entries(plan.members).map(([name, key]) => [name, Uint8Array.from(Buffer.from(key, 'base64'))]),
      ),
      threshold: plan.threshold,
      size: stageAt(plan, round).size,
    };
    const sum: Coordinator = createCoordinator(crypto, session);
    const told: Pick<wire.State, 'advertisements' | 'survivors' | 'confirmations'> = {
      ...{ advertisements: [], survivors: [], confirmations: [] },
    };
    return {
      session,
      sum,
      told,
      shares: new Map<string, wire.State['shares']>(),
      expected,
      answered: new Set<string>(),
    };
  }

  /** Ends a step; who answered it is expected in the next. */
  function close(): void {
    const { sum, told, session } = current;
    if (step === 'advertise') told.advertisements = sum.closeAdvertising();
    else if (step === 'share') for (const [to, sealed] of sum.closeSharing()) current.shares.set(to, sealed);
    else if (step === 'mask') told.survivors = sum.closeMasking();
    else if (step === 'confirm') told.confirmations = sum.closeConfirming();
    else if (step === 'unmask') {
      endRound(decode(sum.sum().sum, { fractionBits: FRACTION_BITS }), told.survivors.length);
      return;
    }
    if (step !== 'done' && step !== 'failed') step = NEXT[step];
    current.expected = current.answered;
    current.answered = new Set();
    if (session.threshold > current.expected.size) throw new Error('too few');
  }

  function endRound(sum: Float64Array, survivors: number): void {
    improvement.take(round, sum, survivors);
    history.push(survivors);
    [round, tries] = [round + 1, 0];
    step = improvement.isOver(round) ? 'done' : 'advertise';
    if (step === 'advertise') current = begin(current.answered);
  }

  return {
    stateFor: (member) => ({
      ...{ step, round, run: runId, session: serial, sessionId: current.session.id, history: [...history] },
      ...modelFor(improvement.model()),
      ...current.told,
      shares: current.shares.get(member) ?? [],
    }),
    take(member, given, ofSession, body) {
      if (given !== step || ofSession !== serial) throw new Error(`it is ${step} of session ${serial}`);
      const { sum, session } = current;
      const from = fromOf(body, member);
      if (from !== member) throw new Error(`${member} speaks for ${from}`);
      if (step === 'advertise') {
        const said = wire.advertisementSchema.parse(body);
        const signed = messageOf(session, 'keys', member, said.sealingKey, said.maskingKey);
        // Checked here too, so that one wrong signature doesn't drive all others out.
        const key = session.members.get(member);
        if (!key || !crypto.verify(key, signed, said.signature)) throw new Error('another’s signature');
        sum.takeAdvertisement(said);
      } else if (step === 'share') sum.takeShares(member, wire.sealedSharesSchema.array().parse(body));
      else if (step === 'mask') sum.takeMasked(wire.maskedInputSchema.parse(body));
      else if (step === 'confirm') sum.takeConfirmation(wire.confirmationSchema.parse(body));
      else sum.takeUnmasking(wire.unmaskingSchema.parse(body));
      current.answered.add(member);
    },
    tick(now) {
      if (step === 'done' || step === 'failed') return;
      const everybody = [...current.expected].every((name) => current.answered.has(name));
      // Nobody is late before enough have come for the first time.
      if (step === 'advertise' && history.length === 0 && current.answered.size < plan.threshold && tries === 0) {
        deadline = now + plan.deadlineS * 1000;
        return;
      }
      if (!everybody && now < deadline) return;
      deadline = now + plan.deadlineS * 1000;
      try {
        close();
      } catch {
        tries += 1;
        step = tries > 1 ? 'failed' : 'advertise';
        if (step === 'advertise') current = begin(current.answered);
      }
    },
    result: () => (step === 'done' ? resultOf(plan, improvement.model(), history) : null),
  };
}

const modelFor = ({ skills, items, risk }: Model): Pick<wire.State, 'skills' | 'items' | 'risk'> => ({
  ...{ skills: [...skills], items: [...items], risk: risk && [...risk] },
});

/** Who says that they sent it; of a list the sender of the first. */
function fromOf(body: unknown, otherwise: string): unknown {
  const first: unknown = Array.isArray(body) ? (body[0] ?? {}) : body;
  return typeof first === 'object' && first !== null && 'from' in first ? first.from : otherwise;
}
