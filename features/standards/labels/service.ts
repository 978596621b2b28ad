import { difficultyOf } from '@/core/material/difficulty';
import { kindOf } from '@/core/material/kind';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { writeChange } from '../changes/write';
import { type Label, type MaterialKind, standardsErrors, type TagTarget, type TargetKind } from '../contract';
import { groupBy } from '../group-by';
import { storedTarget, targetKey } from '../tags/store-targets';
import * as store from './store';

const fail = errorsOf(standardsErrors);

type Guess = {
  target: TagTarget;
  key: string;
  difficulty: number;
  difficultyBy: 'text' | 'answers';
  kind: MaterialKind;
};

/** How hard material is and of what kind: worked out from the text, unless a teacher has said so. */
export function createLabels(now: () => Date) {
  async function chunkGuesses(tx: Tx, courseId: string, sourceId: string | null): Promise<Guess[]> {
    const last = Math.max(1, (await store.sourceCount(tx, courseId)) - 1);
    return (await store.chunksOf(tx, courseId, sourceId)).map((chunk) => ({
      target: { kind: 'chunk', id: chunk.id },
      key: targetKey('chunk', chunk.sourceId, chunk.hash),
      difficulty: difficultyOf(chunk.text, chunk.language, chunk.position / last),
      difficultyBy: 'text',
      kind: kindOf(chunk.blocks, chunk.headingPath),
    }));
  }

  /** Of a source: the mean of its passages, and what most of them are for. */
  async function sourceGuesses(tx: Tx, courseId: string): Promise<Guess[]> {
    const guesses = await chunkGuesses(tx, courseId, null);
    return [...groupBy(guesses, ({ key }) => key.split(' ')[1] ?? '')].map(([id, own]) => ({
      target: { kind: 'source', id },
      key: targetKey('source', id),
      difficulty: own.reduce((sum, { difficulty }) => sum + difficulty, 0) / own.length,
      difficultyBy: 'text',
      kind: mostCommon(own.map(({ kind }) => kind)),
    }));
  }

  /** Of a concept: how its definition reads, and how much has to be known first. */
  async function conceptGuesses(tx: Tx, courseId: string): Promise<Guess[]> {
    const concepts = await store.conceptsOf(tx, courseId);
    const deepest = Math.max(1, ...concepts.map(({ level }) => level));
    return concepts.map(({ id, level, definitionText }) => ({
      target: { kind: 'concept', id },
      key: targetKey('concept', id),
      difficulty: difficultyOf(definitionText ?? '', 'en', level / deepest),
      difficultyBy: 'text',
      kind: 'explanation',
    }));
  }

  async function itemGuesses(tx: Tx, courseId: string): Promise<Guess[]> {
    return (await store.itemsOf(tx, courseId)).map(({ id, difficulty }) => ({
      target: { kind: 'item', id },
      key: targetKey('item', id),
      difficulty: Math.min(1, Math.max(0, difficulty)),
      difficultyBy: 'answers',
      kind: 'exercise',
    }));
  }

  async function list(tx: Tx, courseId: string, kind: TargetKind, sourceId: string | null): Promise<Label[]> {
    const guesses = await {
      chunk: () => chunkGuesses(tx, courseId, sourceId),
      source: () => sourceGuesses(tx, courseId),
      concept: () => conceptGuesses(tx, courseId),
      item: () => itemGuesses(tx, courseId),
    }[kind]();
    const words = new Map(
      (await store.labelsOf(tx, courseId)).map((row) => [targetKey(row.targetKind, row.targetId, row.targetHash), row]),
    );
    return guesses.map(({ target, key, difficulty, difficultyBy, kind: guessed }): Label => {
      const word = words.get(key);
      // A word on a source holds for its passages, where none is said of one.
      const whole = target.kind === 'chunk' ? words.get(targetKey('source', key.split(' ')[1] ?? '')) : undefined;
      return {
        target,
        difficulty: word?.difficulty ?? whole?.difficulty ?? difficulty,
        difficultyBy: saidBy(word?.difficulty, whole?.difficulty) ?? difficultyBy,
        kind: word?.kind ?? whole?.kind ?? guessed,
        kindBy: saidBy(word?.kind, whole?.kind) ?? 'text',
      };
    });
  }

  return {
    list,

    /** A teacher's word, or taking it back. @throws target_not_found */
    async set(
      tx: Tx,
      courseId: string,
      userId: string,
      { target, difficulty, kind }: { target: TagTarget; difficulty?: number | null; kind?: MaterialKind | null },
    ): Promise<Label> {
      const stored = await storedTarget(tx, courseId, target);
      if (!stored) throw fail('target_not_found', 'The course has nothing of that kind and name.');
      const word = { ...(difficulty === undefined ? {} : { difficulty }), ...(kind === undefined ? {} : { kind }) };
      await writeChange({ tx, courseId, userId, now: now() }, [{ target: stored, what: 'label', word }]);
      const source = target.kind === 'chunk' ? stored.targetId : null;
      const shown = (await list(tx, courseId, target.kind, source)).find((label) => label.target.id === target.id);
      if (!shown) throw fail('target_not_found', 'The course has nothing of that kind and name.');
      return shown;
    },

    /** Teachers' words on passages, by chunk id. */
    async ofChunks(tx: Tx, chunks: readonly { id: string; sourceId: string; hash: string }[], courseId: string) {
      const words = new Map(
        (await store.labelsOf(tx, courseId)).map((row) => [
          targetKey(row.targetKind, row.targetId, row.targetHash),
          row,
        ]),
      );
      return new Map(
        chunks.flatMap(({ id, sourceId, hash }) => {
          const own = words.get(targetKey('chunk', sourceId, hash));
          const whole = words.get(targetKey('source', sourceId));
          if (!own && !whole) return [];
          return [
            [
              id,
              { difficulty: own?.difficulty ?? whole?.difficulty ?? null, kind: own?.kind ?? whole?.kind ?? null },
            ] as const,
          ];
        }),
      );
    },
  };
}

function saidBy(own: unknown, whole: unknown): 'teacher' | 'source' | null {
  return own != null ? 'teacher' : whole != null ? 'source' : null;
}

function mostCommon(kinds: readonly MaterialKind[]): MaterialKind {
  const counts = new Map<MaterialKind, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'explanation';
}
