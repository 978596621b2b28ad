import { LRUCache } from 'lru-cache';
import { difficultyBand, difficultyOfEase } from '@/core/material/difficulty';
import { kindOf } from '@/core/material/kind';
import { readingLevel } from '@/core/readability/reading-level';
import type { Tx } from '@/platform/database/transaction';
import { excerptOf } from '../find/excerpt';
import { excerptHtml } from '../find/excerpt-html';
import { type Span, spansOf } from '../find/spans';
import { conceptsOfChunks } from '../inspect/store-links';
import type { LibraryDeps } from '../service/deps';
import { hitChunks } from '../store-chunks';
import type { ReadingBand, StaffHit } from './contract';
import { alongOf } from './store-along';

/** Reading ease (0 to 100) from which a text is easy, and from which it is not hard. */
const EASY = 60;
const MEDIUM = 40;
/** Passages whose reading ease is kept. */
const KEPT_EASES = 50_000;

const eases = new LRUCache<string, { ease: number | null }>({ max: KEPT_EASES });

export type Tagging = LibraryDeps['tagging'];

/** A hit before its excerpt is drawn, which only those are that are shown. */
export type FoundHit = Omit<StaffHit, 'html'> & { spans: Span[] };

/** Passages with all that they can be filtered by, best first. @param scores of each passage */
export async function showHits(
  tx: Tx,
  scores: ReadonlyMap<string, number>,
  shown: { visible: ReadonlyMap<string, string>; languages: string[]; question: string },
  tagging: Tagging,
): Promise<FoundHit[]> {
  const rows = await hitChunks(tx, [...scores.keys()]);
  const concepts = await conceptsOfChunks(
    tx,
    rows.map(({ id }) => id),
  );
  const along = await alongOf(tx, [...new Set(rows.map(({ sourceId }) => sourceId))]);
  const tags = await tagging.passageTags(tx, rows);
  return rows
    .flatMap((row): FoundHit[] => {
      const { id, courseId, sourceId, sourceTitle, headingPath, place, language, format, pinned, hidden } = row;
      const courseTitle = shown.visible.get(courseId);
      if (courseTitle === undefined) return [];
      const ease = easeOf(row);
      const said = tags.get(id);
      const where = along.get(sourceId);
      return [
        {
          ...{ chunkId: id, courseId, courseTitle, sourceId, sourceTitle, headingPath, place, language, format },
          ...{ pinned, hidden, score: scores.get(id) ?? 0, level: bandOf(ease), editable: where?.editable ?? false },
          ...excerptOf(row.text, shown.question, shown.languages, [], spansOf(row.text, row.blocks)),
          kinds: [...new Set(row.blocks.map(({ kind }) => kind))],
          purpose: said?.kind ?? kindOf(row.blocks, headingPath),
          difficulty: difficultyBand(said?.difficulty ?? difficultyOfEase(ease, where?.along ?? 0)),
          standards: said?.standards ?? [],
          concepts: (concepts.get(id) ?? []).map((concept) => ({ id: concept.id, name: concept.name })),
        },
      ];
    })
    .sort((a, b) => b.score - a.score || (a.chunkId < b.chunkId ? -1 : 1));
}

/** The hit as it is shown. */
export function withHtml({ spans, ...hit }: FoundHit): StaffHit {
  return { ...hit, html: excerptHtml(hit, spans) };
}

function bandOf(ease: number | null): ReadingBand | null {
  return ease === null ? null : ease >= EASY ? 'easy' : ease >= MEDIUM ? 'medium' : 'hard';
}

/** Kept by what the passage says, since reckoning it for hundreds of passages takes longer than finding them. */
function easeOf({ hash, text, language }: { hash: string; text: string; language: string }): number | null {
  const key = `${language} ${hash}`;
  const known = eases.get(key);
  if (known) return known.ease;
  const ease = readingLevel(text, language)?.ease ?? null;
  eases.set(key, { ease });
  return ease;
}
