import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { CourseChunk } from '@/features/library/contract';
import { TermIndex } from '../extract/mentions';
import { wordsOf } from '../extract/words';
import { proposeConceptsPrompt } from '../prompts/propose-concepts';
import { proposePrerequisitesPrompt } from '../prompts/propose-prerequisites';
import type { ConceptChunkRow } from '../store';
import type { Usage } from './check-prerequisite';
import { plainWords } from './find-words';
import type { MapView } from './map-view';

/** Passages after which others of the process get their turn. */
const AT_A_TIME = 50;

export interface ReadMaterial {
  chunks: readonly CourseChunk[];
  /** Their words in plain form. */
  plain: readonly string[];
  usage: Usage;
}

/** Reads which concepts each passage of a course names; on a large course this takes seconds, in small steps. */
export async function readMaterial(
  chunks: readonly CourseChunk[],
  links: readonly ConceptChunkRow[],
  view: Pick<MapView, 'byForm'>,
): Promise<ReadMaterial> {
  const index = new TermIndex();
  for (const [form, id] of view.byForm) index.add(form, id);
  const namedIn = (text: string) => new Set(index.count(wordsOf(text)).keys());
  const named = new Map<string, ReadonlySet<string>>();
  const plain: string[] = [];
  for (const [at, { id, text }] of chunks.entries()) {
    if (at % AT_A_TIME === AT_A_TIME - 1) await setImmediate();
    named.set(id, namedIn(text));
    plain.push(plainWords(text));
  }
  const taught = new Map<string, string[]>();
  for (const { conceptId, chunkId, role } of links) {
    if (role !== 'teaches' || !named.has(chunkId)) continue;
    taught.set(conceptId, [...(taught.get(conceptId) ?? []), chunkId]);
  }
  return { chunks, plain, usage: { taught, named, namedIn } };
}

/** What of a passage, and of the prompts, makes asking a model again worth while. */
export function askedKey({ headingPath, text }: Pick<CourseChunk, 'headingPath' | 'text'>): string {
  const prompts = `${proposeConceptsPrompt.version}.${proposePrerequisitesPrompt.version}`;
  const hash = createHash('sha256')
    .update(JSON.stringify([headingPath, text]))
    .digest('hex')
    .slice(0, 24);
  return `${prompts}:${hash}`;
}
