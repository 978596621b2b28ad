import { canonicalJson, type Json } from './canonical';

/** Lower-case hex of a hash of the UTF-8 bytes (SHA-256 or longer); the platform brings it. */
export type HashText = (text: string) => string;

/** One record and its link: `hash` covers the record, its place and everything before it. */
export interface ChainedRecord {
  /** 1, 2, 3 … without gaps. */
  place: number;
  record: Json;
  /** Hash of the link before; that of the chain's name before the first. */
  previous: string;
  hash: string;
}

/** The end of a chain at some moment. Kept where whoever could change the chain can't (print, another machine), it also proves that nothing was cut off. */
export interface ChainHead {
  chain: string;
  place: number;
  hash: string;
}

/** Where a chain begins: nothing recorded yet. Its name keeps records of one chain from passing as those of another. */
export function emptyHead(chain: string, hash: HashText): ChainHead {
  return { chain, place: 0, hash: hash(canonicalJson({ chain, place: 0 })) };
}

/**
 * Appends a record: its hash is that of its canonical form with its place, the chain's name and the hash before (S. Haber and W. S. Stornetta,
 * "How to time-stamp a digital document", Journal of Cryptology 3, 1991).
 *
 * @throws RangeError for a record that has no canonical form.
 */
export function append(head: ChainHead, record: Json, hash: HashText): { link: ChainedRecord; head: ChainHead } {
  const link = linkOf(head, record, hash);
  return { link, head: { chain: head.chain, place: link.place, hash: link.hash } };
}

export function linkOf({ chain, place, hash: previous }: ChainHead, record: Json, hash: HashText): ChainedRecord {
  const next = place + 1;
  return { place: next, record, previous, hash: hash(canonicalJson({ chain, place: next, previous, record })) };
}
