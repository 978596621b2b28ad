import { seededBits } from '@/core/privacy/test-support/seeded-bits';
import { createCoordinator } from '../aggregation/coordinator';
import type { KeyPair } from '../aggregation/crypto-port';
import { createParty } from '../aggregation/party';
import type { Session } from '../aggregation/session';
import { nodeCrypto, signingKeys } from './node-crypto';

/** The round before which a party drops out; left out: it stays to the end. */
export type DropOut = 'advertise' | 'share' | 'mask' | 'confirm' | 'unmask';
const ROUNDS: DropOut[] = ['advertise', 'share', 'mask', 'confirm', 'unmask'];

/** A session of parties with these names, and their signature keys. */
export function sessionOf(names: readonly string[], threshold: number, size: number, id = 'test') {
  const keys = new Map<string, KeyPair>(names.map((name) => [name, signingKeys()]));
  const members = new Map([...keys].map(([name, { publicKey }]) => [name, publicKey]));
  const session: Session = { id, members, threshold, size };
  return { session, keys };
}

/** All rounds in one process, each party dropping out where it is told to. */
export function runSum(
  inputs: ReadonlyMap<string, BigInt64Array>,
  threshold: number,
  drops: ReadonlyMap<string, DropOut> = new Map(),
  seed = 1,
) {
  const size = inputs.values().next().value?.length ?? 0;
  const { session, keys } = sessionOf([...inputs.keys()], threshold, size);
  const crypto = nodeCrypto(seededBits(seed));
  const parties = [...inputs].map(([name, input]) => ({
    name,
    input,
    party: createParty(crypto, session, { name, signingKey: keys.get(name)?.privateKey ?? new Uint8Array(32) }),
  }));
  const coordinator = createCoordinator(crypto, session);
  const present = (round: DropOut) =>
    parties.filter(({ name }) => {
      const drop = drops.get(name);
      return drop === undefined || ROUNDS.indexOf(drop) > ROUNDS.indexOf(round);
    });
  for (const { party } of present('advertise')) coordinator.takeAdvertisement(party.advertise());
  const advertisements = coordinator.closeAdvertising();
  for (const { name, party } of present('share')) coordinator.takeShares(name, party.share(advertisements));
  const shares = coordinator.closeSharing();
  const view: BigUint64Array[] = [];
  for (const { name, party, input } of present('mask')) {
    const message = party.mask(shares.get(name) ?? [], input);
    view.push(message.masked);
    coordinator.takeMasked(message);
  }
  const survivors = coordinator.closeMasking();
  for (const { party } of present('confirm')) coordinator.takeConfirmation(party.confirm(survivors));
  const confirmations = coordinator.closeConfirming();
  for (const { party } of present('unmask')) coordinator.takeUnmasking(party.unmask(confirmations));
  return { ...coordinator.sum(), view };
}
