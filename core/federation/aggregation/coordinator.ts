import { joinSecret, type Share } from '../sharing/shamir';
import type { AggregationCrypto } from './crypto-port';
import { addMask, ownKey, pairKey, signOf } from './masks';
import type { Advertisement, Confirmation, MaskedInput, SealedShares, Unmasking } from './messages';
import { AggregationRefusal, checkSession, placeOf, type Session } from './session';

/**
 * Who carries the messages of a secure sum between the parties and adds up what they masked. It sees no party's numbers: a masked vector is
 * uniform, and the shares that pass through are sealed. Whoever is late for a round has dropped out; each `close…` ends a round.
 */
export interface Coordinator {
  takeAdvertisement(message: Advertisement): void;
  closeAdvertising(): Advertisement[];
  takeShares(from: string, messages: readonly SealedShares[]): void;
  /** What each party that shared is sent. */
  closeSharing(): Map<string, SealedShares[]>;
  takeMasked(message: MaskedInput): void;
  closeMasking(): string[];
  takeConfirmation(message: Confirmation): void;
  closeConfirming(): Confirmation[];
  takeUnmasking(message: Unmasking): void;
  /** The sum over those who gave a masked vector, exact while it is below 2⁶³ in size. */
  sum(): { sum: BigInt64Array; survivors: string[] };
}

type Round = 'advertising' | 'sharing' | 'masking' | 'confirming' | 'unmasking';

export function createCoordinator(crypto: AggregationCrypto, session: Session): Coordinator {
  checkSession(session);
  const advertised = new Map<string, Advertisement>();
  const shared = new Map<string, readonly SealedShares[]>();
  const masked = new Map<string, BigUint64Array>();
  const confirmations = new Map<string, Confirmation>();
  const unmaskings = new Map<string, Unmasking>();
  let round: Round = 'advertising';

  const take = <T>(
    during: Round,
    from: string,
    into: Map<string, T>,
    earlier: ReadonlyMap<string, unknown>,
    value: T,
  ) => {
    if (round !== during) throw new AggregationRefusal('wrong-round', `${from} in ${round}`);
    if (!earlier.has(from)) throw new AggregationRefusal('unknown-party', from);
    if (into.has(from)) throw new AggregationRefusal('already-answered', from);
    into.set(from, value);
  };
  const close = (during: Round, count: number, next: Round) => {
    if (round !== during) throw new AggregationRefusal('wrong-round', `${during} in ${round}`);
    if (count < session.threshold) {
      throw new AggregationRefusal('too-few-parties', `${count} of ${session.threshold} after ${during}`);
    }
    round = next;
  };
  const survivors = () => [...masked.keys()].sort();

  return {
    takeAdvertisement: (message) => take('advertising', message.from, advertised, session.members, message),
    closeAdvertising: () => {
      close('advertising', advertised.size, 'sharing');
      return [...advertised.values()];
    },
    takeShares: (from, messages) => {
      const complete =
        messages.length === advertised.size - 1 &&
        messages.every((each) => each.from === from && advertised.has(each.to));
      if (!complete) throw new AggregationRefusal('bad-share', `${from} left somebody out`);
      take('sharing', from, shared, advertised, messages);
    },
    closeSharing: () => {
      close('sharing', shared.size, 'masking');
      const all = [...shared.values()].flat();
      return new Map([...shared.keys()].map((to) => [to, all.filter((each) => each.to === to)]));
    },
    takeMasked: ({ from, masked: vector }) => {
      if (vector.length !== session.size) throw new AggregationRefusal('wrong-size', from);
      take('masking', from, masked, shared, vector);
    },
    closeMasking: () => {
      close('masking', masked.size, 'confirming');
      return survivors();
    },
    takeConfirmation: (message) => take('confirming', message.from, confirmations, masked, message),
    closeConfirming: () => {
      close('confirming', confirmations.size, 'unmasking');
      return [...confirmations.values()];
    },
    takeUnmasking: (message) => {
      const place = placeOf(session, message.from);
      const misplaced = [...message.seeds, ...message.keys].some(({ share }) => share.at !== place);
      if (misplaced) throw new AggregationRefusal('bad-share', message.from);
      take('unmasking', message.from, unmaskings, confirmations, message);
    },
    sum: () => {
      if (round !== 'unmasking') throw new AggregationRefusal('wrong-round', round);
      const total = new BigUint64Array(session.size);
      for (const vector of masked.values())
        vector.forEach((each, i) => {
          total[i] = (total[i] ?? 0n) + each;
        });
      const answers = [...unmaskings.values()];
      const secretOf = (name: string, shares: Share[]) => join(name, shares, session.threshold);
      for (const name of masked.keys()) {
        const seed = secretOf(
          name,
          answers.flatMap(({ seeds }) => seeds.filter(({ of }) => of === name).map(({ share }) => share)),
        );
        addMask(crypto, total, ownKey(crypto, session, name, seed), -1);
      }
      for (const name of shared.keys()) {
        if (masked.has(name)) continue;
        const privateKey = secretOf(
          name,
          answers.flatMap(({ keys }) => keys.filter(({ of }) => of === name).map(({ share }) => share)),
        );
        for (const other of masked.keys()) {
          const publicKey = advertised.get(other)?.maskingKey;
          if (!publicKey) continue;
          const key = pairKey(crypto, session, { name, privateKey }, { name: other, publicKey });
          addMask(crypto, total, key, signOf(other, name) === 1 ? -1 : 1);
        }
      }
      return { sum: BigInt64Array.from(total, (each) => BigInt.asIntN(64, each)), survivors: survivors() };
    },
  };
}

const SECRET_BYTES = 32;

/** @throws AggregationRefusal where shares are too few, or one of them was changed so far that no secret comes out. */
function join(name: string, shares: Share[], threshold: number): Uint8Array {
  if (shares.length < threshold) {
    throw new AggregationRefusal('too-few-parties', `${shares.length} shares of ${name}, ${threshold} needed`);
  }
  try {
    return joinSecret(shares, threshold, SECRET_BYTES);
  } catch (error) {
    throw new AggregationRefusal('bad-share', `of ${name}: ${error instanceof Error ? error.message : ''}`);
  }
}
