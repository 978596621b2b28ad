import type { WantedConcepts } from '@/features/pathways/contract';
import type { Tx } from '@/platform/database/transaction';
import * as store from '../store';
import { thresholdsOf } from '../store-thresholds';
import { idsOf, liveTargets } from '../targets';
import { titleOf } from '../titles';
import type { PathsDeps } from './deps';

/**
 * What is wanted of a learner in a course now: their own paths and those set for their classes, the nearest due first, each with the targets that
 * are still to be reached in front. A path whose targets are no longer in the course wants nothing; one whose targets are all known is over once
 * their gates say so.
 */
export async function wantedOf(
  { mastery }: Pick<PathsDeps, 'mastery'>,
  tx: Tx,
  learnerId: string,
  courseId: string,
): Promise<WantedConcepts[]> {
  const rows = await store.activePaths(tx, learnerId, courseId);
  if (rows.length === 0) return [];
  const there = await mapOf(mastery, tx, rows);
  const knownOf = await store.masteryOn(tx, learnerId, [...there.keys()]);
  const threshold = await thresholdsOf(tx, courseId);
  const isKnown = (id: string) => (knownOf.get(id) ?? 0) >= threshold(id);
  const wanted: WantedConcepts[] = [];
  for (const row of rows) {
    const targets = await liveTargets(tx, mastery, there, row.targets);
    const ids = idsOf(targets);
    if (ids.length === 0) continue;
    wanted.push({
      targetIds: [...ids.filter((id) => !isKnown(id)), ...ids.filter(isKnown)],
      wishIds: [...row.wishIds],
      by: row.classId === null ? 'learner' : 'teacher',
      title: titleOf(row.title, targets),
      dueAt: row.dueOn === null ? null : endOfDay(row.dueOn),
    });
  }
  return wanted;
}

/** Targets that are on the map, and what merged ones have become. */
async function mapOf(mastery: PathsDeps['mastery'], tx: Tx, rows: readonly store.PathRow[]) {
  const ids = [...new Set(rows.flatMap(({ targets }) => targets.map(({ conceptId }) => conceptId)))];
  const there = await store.onMap(tx, ids);
  const moved = new Set<string>();
  for (const id of ids) {
    if (there.has(id)) continue;
    const now = await mastery.currentConcept(tx, id);
    if (now !== id) moved.add(now);
  }
  for (const [id, concept] of await store.onMap(tx, [...moved])) there.set(id, concept);
  return there;
}

/** A learner has until the end of the day, in UTC as all times are. */
function endOfDay(day: string): Date {
  return new Date(`${day}T23:59:59Z`);
}
