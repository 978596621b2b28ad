/** One sum that parties agreed to make together. */
export interface Session {
  /** Names this sum alone, never used before: keys and masks hang on it. */
  id: string;
  /** Long-lived public signature keys of all who may take part, by name; agreed on outside, so that a coordinator can't invent parties. */
  members: ReadonlyMap<string, Uint8Array>;
  /** Parties without whom there is no sum, and below whom nothing can be unmasked: more than half of the members. */
  threshold: number;
  /** Numbers in the vector, from 1. */
  size: number;
}

/** What can go wrong in a round; a party that meets it sends nothing more in this session. */
export type AggregationFault =
  | 'too-few-members'
  | 'threshold-too-low'
  | 'too-few-parties'
  | 'unknown-party'
  | 'bad-signature'
  | 'bad-share'
  | 'wrong-size'
  | 'not-a-survivor'
  | 'survivors-differ'
  | 'already-answered'
  | 'wrong-round';

export class AggregationRefusal extends Error {
  override readonly name = 'AggregationRefusal';
  constructor(
    readonly code: AggregationFault,
    detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

/**
 * With half of the members or fewer, a coordinator that lies could show two halves two lists and unmask one party from both (K. Bonawitz and
 * others, CCS 2017, section 6.2). Where members might collude with it, the threshold must lie above half of members plus colluders.
 *
 * @throws AggregationRefusal for fewer than three members or a threshold of at most half of them.
 */
export function checkSession({ members, threshold, size }: Session): void {
  if (members.size < 3)
    throw new AggregationRefusal('too-few-members', 'of two, each would read the other off the sum');
  if (!(Number.isInteger(threshold) && threshold > members.size / 2 && threshold <= members.size)) {
    throw new AggregationRefusal('threshold-too-low', `${threshold} of ${members.size}`);
  }
  if (!(Number.isInteger(size) && size >= 1)) throw new AggregationRefusal('wrong-size', `${size} numbers`);
}

/** Members by name: everybody counts in the same order. */
export function placesOf({ members }: Session): string[] {
  return [...members.keys()].sort((a, b) => (a < b ? -1 : 1));
}

/** Where a member's shares lie, from 1. @throws AggregationRefusal for a name that is no member's. */
export function placeOf(session: Session, name: string): number {
  const place = placesOf(session).indexOf(name) + 1;
  if (place === 0) throw new AggregationRefusal('unknown-party', name);
  return place;
}

/** Bytes of what is signed: its parts can't be shifted into one another. */
export function messageOf(session: Session, kind: string, ...parts: (string | Uint8Array)[]): Uint8Array {
  const written = parts.map((part) => (typeof part === 'string' ? part : [...part]));
  return new TextEncoder().encode(
    JSON.stringify(['meno-sum', session.id, session.threshold, session.size, kind, ...written]),
  );
}
