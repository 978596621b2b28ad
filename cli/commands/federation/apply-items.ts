import { judgeItems } from '@/features/federation/judge-items';
import type { OwnItem } from '@/features/federation/own-counts';
import type { FederatedResult } from '@/features/federation/plan';
import { ownItemAnswers, ownItems } from '@/features/federation/store';
import { systemActor } from '@/platform/database/transaction';
import type { Opened } from '../../open';
import { recordCommand, WHOLE_DISTRICT } from '../../record-command';
import { chancesByConcept } from './own-data';

/**
 * Takes what all found about exercises over as what this district's start from, unless its own learners clearly find other things hard. Exercises that a
 * teacher changed or wrote stay as they are. @returns lines for whoever gave the command.
 */
export async function applyItems(opened: Opened, result: FederatedResult): Promise<string[]> {
  const { foundation, services, districtId } = opened;
  if (result.items.length === 0) return [];
  const asSystem = systemActor(districtId);
  const found = new Map(result.items.map((item) => [item.hash, item]));
  const items = await foundation.database.transaction(asSystem, async (tx) =>
    (await ownItems(tx, result.federation)).filter(({ hash }) => found.has(hash)),
  );
  if (items.length === 0) return ['None of the exercises is in this district’s courses.'];
  const judged = await foundation.database.transaction(asSystem, async (tx) =>
    judgeItems(result, items, await ownItemAnswers(tx, items, await chancesByConcept(opened, tx, items))),
  );
  const lines = [
    judged.answers > 0
      ? `${items.length} exercises: log-loss ${judged.after.toFixed(4)} on ${judged.answers} answers of ${judged.learners} learners here; by the first guesses ${judged.before.toFixed(4)}.`
      : `${items.length} exercises: nobody here has answered them yet.`,
  ];
  if (judged.clearlyWorse) return [...lines, 'They are left as they are: they fit this district’s own learners worse.'];
  await foundation.database.transaction(asSystem, async (tx) => {
    await services.practice.foundTogether.put(tx, {
      federation: result.federation,
      // Of a result that says nothing of it, all own answers so far are taken to be counted in it.
      countedUntil: result.answersUntil ? new Date(result.answersUntil) : new Date(),
      items: items.flatMap(({ itemId, courseId, hash }) => {
        const own = found.get(hash);
        return own ? [{ itemId, courseId, difficulty: own.difficulty, deviation: own.deviation }] : [];
      }),
    });
  });
  await measureAnew(opened, coursesOf(items));
  await recordCommand(opened, 'federation apply', {
    ...{
      kind: 'change',
      record: 'exercise-difficulties',
      scope: WHOLE_DISTRICT,
      why: `federation ${result.federation}`,
    },
  });
  return [...lines, 'They start from what all found. `meno federation forget` takes it back.'];
}

/** Measures the exercises of these courses anew, each in a transaction of its own. */
export async function measureAnew(
  { foundation, services, districtId }: Opened,
  courses: readonly string[],
): Promise<void> {
  for (const courseId of courses)
    await foundation.database.transaction(systemActor(districtId), (tx) => services.practice.measure(tx, courseId));
}

const coursesOf = (items: readonly OwnItem[]): string[] => [...new Set(items.map(({ courseId }) => courseId))];
