import { type ChainedRecord, type ChainHead, emptyHead, type HashText, linkOf } from './chain';

/** How a chain was broken, as far as it can be told from what is there. */
export type ChainFault =
  /** A place or more is missing before this one. */
  | 'missing'
  /** This place was there before: something was put in twice. */
  | 'repeated'
  /** This link doesn't follow on the one before: a record was put in, replaced, or links were swapped. */
  | 'not-following'
  /** What it says is not what was hashed. */
  | 'changed'
  /** The chain ends before the anchored head. */
  | 'cut-off'
  /** The chain has another link where the head was anchored: everything was written anew. */
  | 'rewritten'
  /** The beginning is gone, and nothing proves that it was let go by those whose chain it is. */
  | 'unproven';

export type Verdict =
  | { sound: true; head: ChainHead }
  /** The first place that is wrong, and the last head up to which all is sound. */
  | { sound: false; fault: ChainFault; place: number; soundUpTo: ChainHead };

/**
 * Walks a chain from its beginning, or from a head that was verified before, one link at a time, so that it need not fit into memory.
 * Without an anchor, links cut off at the end, and a chain that was written anew from some place on, can't be told from a shorter or another
 * history; with one they can, up to the anchor.
 *
 * @param links in the order they are kept.
 * @param anchors heads kept elsewhere, in any order; those before the start are not looked at.
 */
export function createVerifier(start: ChainHead, anchors: readonly ChainHead[], hash: HashText) {
  let head = start;
  let broken: Extract<Verdict, { sound: false }> | null = null;
  const anchored = new Map(anchors.filter(({ place }) => place >= start.place).map((each) => [each.place, each]));
  const fail = (fault: ChainFault, place: number) => {
    broken ??= { sound: false, fault, place, soundUpTo: head };
  };
  const checkAnchor = () => {
    const anchor = anchored.get(head.place);
    if (anchor && (anchor.hash !== head.hash || anchor.chain !== head.chain)) fail('rewritten', head.place);
  };
  checkAnchor();
  return {
    /** Takes the next link; false once the chain is broken. */
    take(link: ChainedRecord): boolean {
      if (broken) return false;
      const expected = head.place + 1;
      if (link.place > expected) fail('missing', expected);
      else if (link.place < expected) fail('repeated', link.place);
      else if (link.previous !== head.hash) fail('not-following', expected);
      else if (!holds(head, link, hash)) fail('changed', expected);
      if (broken) return false;
      const before = head;
      head = { chain: head.chain, place: link.place, hash: link.hash };
      checkAnchor();
      if (broken) head = before;
      return broken === null;
    },
    verdict(): Verdict {
      if (broken) return broken;
      const last = Math.max(0, ...anchored.keys());
      return last > head.place
        ? { sound: false, fault: 'cut-off', place: head.place + 1, soundUpTo: head }
        : { sound: true, head };
    },
  };
}

/** The whole of a chain at once. */
export function verifyChain(
  chain: string,
  links: Iterable<ChainedRecord>,
  anchors: readonly ChainHead[],
  hash: HashText,
): Verdict {
  const verifier = createVerifier(emptyHead(chain, hash), anchors, hash);
  for (const link of links) if (!verifier.take(link)) break;
  return verifier.verdict();
}

/** A record that has no canonical form was never hashed. */
function holds(head: ChainHead, link: ChainedRecord, hash: HashText): boolean {
  try {
    return linkOf(head, link.record, hash).hash === link.hash;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
