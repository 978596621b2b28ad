import { byDominance, cover } from './link-cover';
import { TeachingTable, WEIGHT } from './link-table';
import type { Material } from './material';
import type { Counts, TermIndex } from './mentions';
import { type ChunkSubjects, canTeach, ownerOf, type SectionOwner } from './section';
import type { Kept } from './select';

export interface ChunkLink {
  chunkId: string;
  role: 'teaches' | 'mentions';
  weight: number;
}
/** Links of each concept, by its form. */
export type Links = Map<string, ChunkLink[]>;

/** Which chunks teach each kept concept, best first, and which only mention it. */
export function linkChunks(
  material: Material,
  kept: readonly Kept[],
  subjects: ReadonlyMap<string, ChunkSubjects>,
  index: TermIndex,
  counts: readonly Counts[],
): Links {
  const table = new TeachingTable(kept.map(({ candidate }) => candidate));
  bySection(material, subjects, index, table);
  byRepetition(material, table);
  byDefinition(kept, table);
  byDominance(material, table, counts);
  cover(material, table, counts);
  return withMentions(material, table, index, counts);
}

function bySection(
  material: Material,
  subjects: ReadonlyMap<string, ChunkSubjects>,
  index: TermIndex,
  table: TeachingTable,
): void {
  const places = new Map<string, number>();
  for (const read of material.chunks) {
    if (!canTeach(read)) continue;
    const own = subjects.get(read.chunk.id);
    const owner = own && ownerOf(own, index);
    if (!owner) continue;
    for (const form of owner.forms) {
      const place = places.get(`${owner.how} ${form}`) ?? 0;
      places.set(`${owner.how} ${form}`, place + 1);
      table.raise(form, read.chunk.id, sectionWeight(owner.how, place));
    }
  }
}

function sectionWeight(how: SectionOwner['how'], place: number): number {
  if (how === 'heading') return Math.max(WEIGHT.headingLeast, WEIGHT.heading - 0.03 * place);
  if (how === 'title') return Math.max(WEIGHT.titleLeast, WEIGHT.title - 0.02 * place);
  return WEIGHT[how] - 0.003 * Math.min(place, 20);
}

/** A chunk without a heading of its own that repeats what a section says (an exercise's introduction) teaches the same. */
function byRepetition(material: Material, table: TeachingTable): void {
  const owners = new Map<string, string>();
  for (const { chunk } of material.chunks) {
    const form = table.best(chunk.id);
    for (const block of form === undefined ? [] : chunk.blocks) {
      const text = fingerprint(block.text);
      if (form !== undefined && text.length > 60 && !owners.has(text)) owners.set(text, form);
    }
  }
  for (const read of material.chunks) {
    if (!canTeach(read) || table.best(read.chunk.id) !== undefined) continue;
    const shares = new Map<string, number>();
    for (const { text } of read.chunk.blocks) {
      const form = owners.get(fingerprint(text));
      if (form !== undefined) shares.set(form, (shares.get(form) ?? 0) + text.length);
    }
    for (const [form, length] of shares)
      if (length * 3 > read.chunk.text.length) table.raise(form, read.chunk.id, WEIGHT.repetition);
  }
}

function fingerprint(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

function byDefinition(kept: readonly Kept[], table: TeachingTable): void {
  for (const { candidate } of kept) {
    for (const { signal, strength, chunk } of candidate.sightings) {
      if (!chunk) continue;
      if (signal === 'glossary') table.raise(candidate.form, chunk.chunk.id, WEIGHT.glossary);
      if (signal === 'definition' && strength >= 0.35)
        table.raise(candidate.form, chunk.chunk.id, WEIGHT.definition * (0.6 + 0.4 * strength));
    }
  }
}

function withMentions(material: Material, table: TeachingTable, index: TermIndex, counts: readonly Counts[]): Links {
  const links: Links = new Map(table.forms().map((form) => [form, []]));
  for (const [place, read] of material.chunks.entries()) {
    const chunkId = read.chunk.id;
    if (read.source === 'about') continue;
    const teaches = table.conceptsOf(chunkId);
    for (const [form, weight] of teaches) links.get(form)?.push({ chunkId, role: 'teaches', weight: round(weight) });
    const named = new Map(counts[place]);
    for (const [form, times] of index.count(read.otherWords)) named.set(form, (named.get(form) ?? 0) + times);
    for (const [form, times] of named) {
      if (!teaches.has(form))
        links.get(form)?.push({ chunkId, role: 'mentions', weight: round(Math.min(1, 0.1 * times)) });
    }
  }
  for (const list of links.values())
    list.sort((a, b) => (a.role === b.role ? b.weight - a.weight : a.role === 'teaches' ? -1 : 1));
  return links;
}

function round(weight: number): number {
  return Math.round(weight * 1000) / 1000;
}
