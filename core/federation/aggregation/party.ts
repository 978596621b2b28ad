import { splitSecret } from '../sharing/shamir';
import type { AggregationCrypto } from './crypto-port';
import { addMask, ownKey, pairKey, signOf } from './masks';
import type { Advertisement, Confirmation, MaskedInput, SealedShares, Unmasking } from './messages';
import { type HeldShares, openShares, sealShares } from './sealed-shares';
import { AggregationRefusal, checkSession, messageOf, placeOf, placesOf, type Session } from './session';

/**
 * One party of a secure sum: K. Bonawitz and others, "Practical Secure Aggregation for Privacy-Preserving Machine Learning", CCS 2017, with
 * its signatures and its round of consistency against a coordinator that lies. Rounds are called in order, each once. The party refuses,
 * and sends nothing more, wherever what it was told could unmask somebody.
 */
export interface Party {
  advertise(): Advertisement;
  share(advertisements: readonly Advertisement[]): SealedShares[];
  /** @param input whole numbers; modulo 2⁶⁴ they are what is summed. */
  mask(shares: readonly SealedShares[], input: BigInt64Array): MaskedInput;
  confirm(survivors: readonly string[]): Confirmation;
  unmask(confirmations: readonly Confirmation[]): Unmasking;
}

const SEED_BYTES = 32;

export function createParty(
  crypto: AggregationCrypto,
  session: Session,
  { name, signingKey }: { name: string; signingKey: Uint8Array },
): Party {
  checkSession(session);
  const place = placeOf(session, name);
  const [sealing, masking] = [crypto.agreementKeys(), crypto.agreementKeys()];
  const seed = Uint8Array.from(crypto.randomBits(SEED_BYTES));
  const peers = new Map<string, Advertisement>();
  const held = new Map<string, HeldShares>();
  let confirmed: string[] = [];
  let round = 0;
  /** A round that failed can't be tried again: the second try might be the attack. */
  const enter = (expected: number) => {
    if (round !== expected) throw new AggregationRefusal('wrong-round', `round ${expected} after ${round}`);
    round = expected + 1;
  };
  const atLeast = (count: number, what: string) => {
    if (count >= session.threshold) return;
    round = Number.POSITIVE_INFINITY;
    throw new AggregationRefusal('too-few-parties', `${count} ${what}, ${session.threshold} needed`);
  };

  return {
    advertise() {
      enter(0);
      const message = messageOf(session, 'keys', name, sealing.publicKey, masking.publicKey);
      const signature = crypto.sign(signingKey, message);
      return { from: name, sealingKey: sealing.publicKey, maskingKey: masking.publicKey, signature };
    },

    share(advertisements) {
      enter(1);
      for (const each of advertisements) {
        checkSigned(
          crypto,
          session,
          each.from,
          messageOf(session, 'keys', each.from, each.sealingKey, each.maskingKey),
          each.signature,
        );
        if (peers.has(each.from)) throw new AggregationRefusal('already-answered', each.from);
        peers.set(each.from, each);
      }
      if (!peers.has(name)) throw new AggregationRefusal('not-a-survivor', name);
      atLeast(peers.size, 'parties');
      const everybody = placesOf(session);
      const seeds = splitSecret(seed, session.threshold, everybody.length, crypto.randomBits);
      const keys = splitSecret(masking.privateKey, session.threshold, everybody.length, crypto.randomBits);
      return everybody.flatMap((to, i) => {
        const [peer, seedShare, keyShare] = [peers.get(to), seeds[i], keys[i]];
        if (!peer || !seedShare || !keyShare) return [];
        const shares = { seed: seedShare, key: keyShare };
        if (to === name) {
          held.set(name, shares);
          return [];
        }
        return [
          sealShares(crypto, session, crypto.agree(sealing.privateKey, peer.sealingKey), { from: name, to }, shares),
        ];
      });
    },

    mask(shares, input) {
      enter(2);
      if (input.length !== session.size) throw new AggregationRefusal('wrong-size', `${input.length} numbers`);
      for (const each of shares) {
        const peer = peers.get(each.from);
        if (!peer || each.to !== name) throw new AggregationRefusal('unknown-party', each.from);
        if (held.has(each.from)) throw new AggregationRefusal('already-answered', each.from);
        held.set(
          each.from,
          openShares(crypto, session, crypto.agree(sealing.privateKey, peer.sealingKey), each, place),
        );
      }
      atLeast(held.size, 'parties shared');
      const masked = BigUint64Array.from(input, (each) => BigInt.asUintN(64, each));
      addMask(crypto, masked, ownKey(crypto, session, name, seed), 1);
      for (const other of held.keys()) {
        const peer = peers.get(other);
        if (!peer || other === name) continue;
        const key = pairKey(
          crypto,
          session,
          { name, privateKey: masking.privateKey },
          { name: other, publicKey: peer.maskingKey },
        );
        addMask(crypto, masked, key, signOf(name, other));
      }
      return { from: name, masked };
    },

    confirm(survivors) {
      enter(3);
      confirmed = [...new Set(survivors)].sort();
      if (!confirmed.includes(name)) throw new AggregationRefusal('not-a-survivor', name);
      const stranger = confirmed.find((each) => !held.has(each));
      if (stranger !== undefined) throw new AggregationRefusal('unknown-party', stranger);
      atLeast(confirmed.length, 'survivors');
      return {
        from: name,
        survivors: confirmed,
        signature: crypto.sign(signingKey, messageOf(session, 'survivors', name, ...confirmed)),
      };
    },

    unmask(confirmations) {
      enter(4);
      const signers = new Set<string>();
      for (const { from, survivors, signature } of confirmations) {
        if (survivors.join('\u0000') !== confirmed.join('\u0000') || !confirmed.includes(from)) {
          throw new AggregationRefusal('survivors-differ', `${from} was told another list`);
        }
        checkSigned(crypto, session, from, messageOf(session, 'survivors', from, ...survivors), signature);
        signers.add(from);
      }
      atLeast(signers.size, 'confirmations');
      const answer: Unmasking = { from: name, seeds: [], keys: [] };
      for (const [of, shares] of held) {
        if (confirmed.includes(of)) answer.seeds.push({ of, share: shares.seed });
        else answer.keys.push({ of, share: shares.key });
      }
      return answer;
    },
  };
}

function checkSigned(
  crypto: AggregationCrypto,
  session: Session,
  from: string,
  message: Uint8Array,
  signature: Uint8Array,
) {
  const key = session.members.get(from);
  if (!key) throw new AggregationRefusal('unknown-party', from);
  if (!crypto.verify(key, message, signature)) throw new AggregationRefusal('bad-signature', from);
}
