import type { Material, MaterialChunk } from './material';
import type { Counts, TermIndex } from './mentions';
import { type ChunkSubjects, canTeach, ownerOf } from './section';
import type { Kept } from './select';

export type Role = 'teaches' | 'mentions';
export interface ChunkLink {
  chunkId: string;
  role: Role;
  weight: number;
}
/** Links of each concept, by its form. */
export type Links = Map<string, ChunkLink[]>;

const WEIGHT = {
  /** In the section that bears the concept's name, first and last chunk. */
  section: 1,
  sectionLeast: 0.75,
  /** In a sub-section that has no concept of its own. */
  below: 0.7,
  /** Only deals with it ("Properties of entropy"). */
  about: 0.6,
  /** Defined here, outside its own section. */
  definition: 0.9,
  glossary: 0.45,
  /** Says again what a section says. */
  repetition: 0.6,
  /** Named again and again. */
  dominated: 0.5,
  /** Nothing better: what is named most, or the section before. */
  fallback: 0.3,
} as const;

/** Words from which a chunk explains something. */
const REAL = 15;

/** Which chunks teach each kept concept and which only mention it. */
export function linkChunks(
  material: Material,
  kept: readonly Kept[],
  subjects: ReadonlyMap<string, ChunkSubjects>,
  index: TermIndex,
  counts: readonly Counts[],
): Links {
  const table = new Map<string, Map<string, number>>(kept.map(({ candidate }) => [candidate.form, new Map()]));
  const raise = (form: string, chunkId: string, weight: number) => {
    const row = table.get(form);
    if (row) row.set(chunkId, Math.max(row.get(chunkId) ?? 0, weight));
  };
  bySection(material, subjects, index, raise);
  byRepetition(material, table, raise);
  byDefinition(kept, raise);
  byDominance(material, counts, raise);
  cover(material, table, counts, raise);
  return withMentions(material, table, index, counts);
}

type Raise = (form: string, chunkId: string, weight: number) => void;

function bySection(
  material: Material,
  subjects: ReadonlyMap<string, ChunkSubjects>,
  index: TermIndex,
  raise: Raise,
): void {
  const places = new Map<string, number>();
  for (const read of material.chunks) {
    if (!canTeach(read)) continue;
    const own = subjects.get(read.chunk.id);
    const owner = own && ownerOf(own, index);
    if (!owner) continue;
    for (const form of owner.forms) {
      const place = places.get(form) ?? 0;
      places.set(form, place + 1);
      const section = Math.max(WEIGHT.sectionLeast, WEIGHT.section - 0.03 * place);
      raise(form, read.chunk.id, owner.nearest ? (owner.about ? WEIGHT.about : section) : WEIGHT.below - 0.005 * Math.min(place, 20));
    }
  }
}

/** A chunk without a heading of its own that repeats what a section says (an exercise's introduction) teaches the same. */
function byRepetition(
  material: Material,
  table: ReadonlyMap<string, ReadonlyMap<string, number>>,
  raise: Raise,
): void {
  const owners = new Map<string, string>();
  const taught = new Map<string, string>();
  for (const [form, row] of table) for (const chunkId of row.keys()) taught.set(chunkId, form);
  for (const { chunk } of material.chunks) {
    const form = taught.get(chunk.id);
    for (const block of form === undefined ? [] : chunk.blocks) {
      const text = fingerprint(block.text);
      if (form !== undefined && text.length > 60 && !owners.has(text)) owners.set(text, form);
    }
  }
  for (const read of material.chunks) {
    if (!canTeach(read) || taught.has(read.chunk.id)) continue;
    const shares = new Map<string, number>();
    for (const { text } of read.chunk.blocks) {
      const form = owners.get(fingerprint(text));
      if (form !== undefined) shares.set(form, (shares.get(form) ?? 0) + text.length);
    }
    for (const [form, length] of shares) if (length * 3 > read.chunk.text.length) raise(form, read.chunk.id, WEIGHT.repetition);
  }
}

function fingerprint(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

function byDefinition(kept: readonly Kept[], raise: Raise): void {
  for (const { candidate } of kept) {
    for (const { signal, strength, chunk } of candidate.sightings) {
      if (!chunk) continue;
      if (signal === 'glossary') raise(candidate.form, chunk.chunk.id, WEIGHT.glossary);
      if (signal === 'definition' && strength >= 0.35) raise(candidate.form, chunk.chunk.id, WEIGHT.definition * (0.6 + 0.4 * strength));
    }
  }
}

/** A passage that names one concept at least three times and no other as often teaches it. */
function byDominance(material: Material, counts: readonly Counts[], raise: Raise): void {
  for (const [place, read] of material.chunks.entries()) {
    if (!canTeach(read)) continue;
    const ranked = [...(counts[place] ?? [])].sort((a, b) => b[1] - a[1]);
    const [first, second] = ranked;
    if (first && first[1] >= 3 && first[1] > (second?.[1] ?? 0)) raise(first[0], read.chunk.id, WEIGHT.dominated);
  }
}

/** Body chunks without a concept get the one they name most, else that of the chunk before; concepts without a chunk the best that names them. */
function cover(
  material: Material,
  table: ReadonlyMap<string, ReadonlyMap<string, number>>,
  counts: readonly Counts[],
  raise: Raise,
): void {
  const taught = new Map<string, string>();
  const note = () => {
    for (const [form, row] of table) for (const chunkId of row.keys()) if (!taught.has(chunkId)) taught.set(chunkId, form);
  };
  for (const [form, row] of table) {
    const real = material.chunks.some((read) => row.has(read.chunk.id) && canTeach(read) && read.words.length >= REAL);
    const best = real ? undefined : bestNaming(material, counts, form);
    if (best) raise(form, best.chunk.id, WEIGHT.fallback + 0.1);
  }
  note();
  const owners = new SourceOwners();
  for (const [place, read] of material.chunks.entries()) {
    if (!canTeach(read)) continue;
    const known = taught.get(read.chunk.id);
    const form = known ?? owners.of(read) ?? mostNamed(counts[place], 2) ?? owners.ofSource(read) ?? mostNamed(counts[place], 1);
    if (form === undefined) continue;
    if (known === undefined) raise(form, read.chunk.id, WEIGHT.fallback);
    owners.note(read, form);
  }
}

/** The concept taught last under each heading and in each source. */
class SourceOwners {
  private readonly byHeading = new Map<string, string>();
  private readonly bySource = new Map<string, string>();

  of({ chunk }: MaterialChunk): string | undefined {
    return this.byHeading.get(JSON.stringify([chunk.sourceId, chunk.headingPath]));
  }

  ofSource({ chunk }: MaterialChunk): string | undefined {
    return this.bySource.get(chunk.sourceId);
  }

  note({ chunk }: MaterialChunk, form: string): void {
    this.byHeading.set(JSON.stringify([chunk.sourceId, chunk.headingPath]), form);
    this.bySource.set(chunk.sourceId, form);
  }
}

function mostNamed(counts: Counts | undefined, least: number): string | undefined {
  const [best] = [...(counts ?? [])].sort((a, b) => b[1] - a[1]);
  return best && best[1] >= least ? best[0] : undefined;
}

function bestNaming(material: Material, counts: readonly Counts[], form: string): MaterialChunk | undefined {
  let best: { read: MaterialChunk; score: number } | undefined;
  for (const [place, read] of material.chunks.entries()) {
    const times = counts[place]?.get(form) ?? 0;
    const score = times / Math.sqrt(read.words.length + 40);
    if (times > 0 && canTeach(read) && read.words.length >= REAL && (!best || score > best.score * 1.001)) best = { read, score };
  }
  return best?.read;
}

function withMentions(
  material: Material,
  table: ReadonlyMap<string, ReadonlyMap<string, number>>,
  index: TermIndex,
  counts: readonly Counts[],
): Links {
  const links: Links = new Map([...table.keys()].map((form) => [form, []]));
  for (const [place, read] of material.chunks.entries()) {
    if (read.source === 'about') continue;
    const named = new Map(counts[place]);
    for (const [form, times] of index.count(read.otherWords)) named.set(form, (named.get(form) ?? 0) + times);
    for (const [form, row] of table) {
      const weight = row.get(read.chunk.id);
      if (weight !== undefined) links.get(form)?.push({ chunkId: read.chunk.id, role: 'teaches', weight: round(weight) });
      else {
        const times = named.get(form) ?? 0;
        if (times > 0) links.get(form)?.push({ chunkId: read.chunk.id, role: 'mentions', weight: round(Math.min(1, 0.1 * times)) });
      }
    }
  }
  for (const list of links.values())
    list.sort((a, b) => (a.role === b.role ? b.weight - a.weight : a.role === 'teaches' ? -1 : 1));
  return links;
}

function round(weight: number): number {
  return Math.round(weight * 1000) / 1000;
}
