import type { Place } from '@/platform/documents/types';
import type { ChunkPlace } from '../contract';

/** From the place that a stretch of the Markdown begins in to the one that it ends in; null where none is known. */
export function placeOf(places: readonly Place[], start: number, end: number): ChunkPlace | null {
  let first = firstEndingAfter(places, start);
  const begin = places[first];
  if (!begin || begin.start >= end) return null;
  let last = begin;
  for (; first < places.length; first++) {
    const next = places[first];
    if (!next || next.start >= end) break;
    last = next;
  }
  return { kind: begin.kind, from: begin.label, to: last.label, number: begin.number };
}

/** Joins the places of neighbours, in their order. */
export function joinPlaces(places: readonly (ChunkPlace | null)[]): ChunkPlace | null {
  const known = places.flatMap((place) => place ?? []);
  const [first, last] = [known[0], known.at(-1)];
  return first && last ? { ...first, to: last.to } : null;
}

function firstEndingAfter(places: readonly Place[], offset: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
