import { z } from 'zod';
import type { Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import type { Principal } from '@/platform/http/principal';
import type { Explanation, ExplanationSummary, OverrideInput } from './contract';
import { type ExplainBackDeps, fail, noSuchExplanation, toolsOf } from './service/deps';
import { finishLocked } from './service/finish';
import { override } from './service/override';
import { showExplanation } from './service/show';
import { type StartInput, start } from './service/start';
import { type TurnCall, takeTurn } from './service/turn';
import * as store from './store';

export type ExplainBackService = ReturnType<typeof createExplainBack>;

/** Learners explain a concept in their own words; what came of it is evidence. */
export function createExplainBack(deps: ExplainBackDeps) {
  const tools = toolsOf(deps);

  /** A learner's own, locked, not finished. @throws explanation_not_found, explanation_finished. */
  async function lockOpen(tx: Tx, learnerId: string, id: string): Promise<store.NamedRow> {
    const found = await store.lockOwn(tx, learnerId, id);
    if (!found) throw noSuchExplanation();
    if (found.row.status === 'done') throw fail('explanation_finished', 'This explanation is finished.');
    return found;
  }

  return {
    start: (tx: Tx, input: StartInput) => start(tools, tx, input),
    takeTurn: (call: TurnCall) => takeTurn(tools, call),
    override: (tx: Tx, principal: Principal, input: OverrideInput & { id: string }) =>
      override(tools, tx, principal, input),

    /** One that the reader may see; of others only what was sent. @throws explanation_not_found. */
    async get(tx: Tx, readerId: string, id: string): Promise<Explanation> {
      const found = await store.explanationById(tx, id);
      if (!found) throw noSuchExplanation();
      const own = found.row.learnerId === readerId;
      if (!own && found.row.turns.length === 0) throw noSuchExplanation();
      return showExplanation(own ? found : { ...found, row: { ...found.row, draft: '' } }, readerId);
    },

    /** Keeps what is being written. @throws explanation_not_found, explanation_finished. */
    async saveDraft(tx: Tx, learnerId: string, id: string, text: string): Promise<void> {
      await lockOpen(tx, learnerId, id);
      await store.update(tx, id, { draft: text, updatedAt: deps.now() });
    },

    /** Ends it with what was said so far, the open question left. @throws explanation_not_found, explanation_finished, explanation_not_finished. */
    async finish(tx: Tx, learnerId: string, id: string): Promise<Explanation> {
      const found = await lockOpen(tx, learnerId, id);
      const { row } = found;
      if (!row.judgement) throw fail('explanation_not_finished', 'Nothing was sent yet that could be judged.');
      const answered = { ...row, followUps: row.followUps.slice(0, row.turns.length - 1) };
      await finishLocked(tools, tx, { ...found, row: answered }, row.judgement);
      const done = await store.explanationById(tx, id);
      if (!done) throw noSuchExplanation();
      return showExplanation(done, learnerId);
    },

    /** Newest first: one's own; for teachers those of their classes too. Row-level security decides. */
    async list(tx: Tx, filter: store.ListFilter, query: PageQuery): Promise<Page<ExplanationSummary>> {
      const after = decodeCursor(query.cursor, z.tuple([z.iso.datetime(), z.uuid()]));
      const rows = await store.list(tx, filter, after, query.limit + 1);
      return toPage(
        rows,
        query.limit,
        ({ row }) => [row.createdAt.toISOString(), row.id],
        ({ row, conceptName, learnerName }) => ({
          id: row.id,
          conceptId: row.conceptId,
          conceptName,
          learnerId: row.learnerId,
          learnerName,
          status: row.status,
          outcome: row.overrides.at(-1)?.outcome ?? row.judgement?.outcome ?? null,
          evidence: row.evidence,
          overruled: row.overrides.length > 0,
          createdAt: row.createdAt.toISOString(),
          finishedAt: row.finishedAt?.toISOString() ?? null,
        }),
      );
    },
  };
}
