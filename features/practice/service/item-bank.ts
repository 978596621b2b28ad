import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import { errorsOf } from '@/platform/http/problem';
import { type BankItem, practiceErrors, type UpdateItem, type WriteItem } from '../contract';
import { type CheckableItem, checkItem } from '../grade/check-item';
import { faultText } from '../grade/feedback-text';
import * as store from '../store-bank';
import { bumpRevision, conceptOf, courseLanguage } from '../store-items';
import { clearReports, reportCounts } from '../store-reports';

const fail = errorsOf(practiceErrors);

/** Of a teacher's own item, until answers say more. */
const UNKNOWN_DIFFICULTY = 0.5;

/** The items of a course for those who may change it. */
export async function listItems(
  tx: Tx,
  courseId: string,
  query: store.BankFilter & PageQuery,
): Promise<Page<BankItem>> {
  const after = decodeCursor(query.cursor, z.tuple([z.number().int(), z.uuid()]));
  const rows = await store.bankPage(tx, courseId, query, after, query.limit + 1);
  const page = toPage(
    rows,
    query.limit,
    (row) => [row.position, row.item.id],
    (row) => row,
  );
  return { items: await show(tx, page.items), nextCursor: page.nextCursor };
}

/** @throws item_not_found */
export async function getItem(tx: Tx, courseId: string, itemId: string): Promise<BankItem> {
  const [item] = await show(tx, [await requireItem(tx, courseId, itemId)]);
  if (!item) throw new Error('An item that exists was not shown.');
  return item;
}

/** Adds a teacher's own item. @throws concept_not_found, item_unsound. */
export async function createItem(tx: Tx, courseId: string, input: WriteItem, now: Date): Promise<BankItem> {
  await requireConcept(tx, courseId, input.conceptId);
  await requireSound(tx, courseId, input);
  const id = uuidv7();
  await store.insertItem(tx, {
    ...input,
    id,
    courseId,
    kind: input.body.kind,
    difficulty: UNKNOWN_DIFFICULTY,
    fingerprint: `teacher:${id}`,
    origin: 'teacher',
    createdAt: now,
    updatedAt: now,
  });
  await bumpRevision(tx, courseId);
  return getItem(tx, courseId, id);
}

/**
 * Changes an item, or retires it or takes it back into use. A generated item whose words change is the teacher's from
 * then on: the material's next version leaves it alone. Whoever changes a model's item has looked at it. @throws item_not_found, concept_not_found, item_unsound.
 */
export async function updateItem(
  tx: Tx,
  courseId: string,
  itemId: string,
  change: UpdateItem,
  now: Date,
): Promise<BankItem> {
  const { item } = await requireItem(tx, courseId, itemId);
  const { status, ...content } = change;
  const edits = Object.values(content).some((value) => value !== undefined);
  const next = { ...item, ...content };
  if (content.conceptId) await requireConcept(tx, courseId, content.conceptId);
  if (edits) await requireSound(tx, courseId, next);
  await store.updateItem(tx, courseId, itemId, {
    ...content,
    kind: next.body.kind,
    status: status ?? item.status,
    edited: item.edited || (edits && item.origin !== 'teacher'),
    review: edits ? 'approved' : item.review,
    updatedAt: now,
  });
  if (edits) await clearReports(tx, [itemId]);
  await bumpRevision(tx, courseId);
  return getItem(tx, courseId, itemId);
}

/** A teacher has looked at what learners said of an item. @throws item_not_found. */
export async function settleReports(tx: Tx, courseId: string, itemId: string): Promise<BankItem> {
  await requireItem(tx, courseId, itemId);
  await clearReports(tx, [itemId]);
  return getItem(tx, courseId, itemId);
}

async function requireItem(tx: Tx, courseId: string, itemId: string): Promise<store.BankRow> {
  const row = await store.bankItem(tx, courseId, itemId);
  if (!row) throw fail('item_not_found', 'There is no such exercise in this course.');
  return row;
}

async function requireConcept(tx: Tx, courseId: string, conceptId: string): Promise<void> {
  if (!(await conceptOf(tx, courseId, conceptId)))
    throw fail('concept_not_found', 'There is no such concept in this course.');
}

async function requireSound(tx: Tx, courseId: string, item: CheckableItem): Promise<void> {
  const language = await courseLanguage(tx, courseId);
  const faults = checkItem(item, language).map((code) => ({ code, message: faultText(code, language) }));
  if (faults.length > 0) throw fail('item_unsound', faults.map((fault) => fault.message).join(' '), { faults });
}

async function show(tx: Tx, rows: store.BankRow[]): Promise<BankItem[]> {
  const counts = await store.attemptCounts(
    tx,
    rows.map((row) => row.item.id),
  );
  const reports = await reportCounts(
    tx,
    rows.map((row) => row.item.id),
  );
  return rows.map(({ item, conceptName, sourceTitle, place }) => {
    const { all, right } = counts.get(item.id) ?? { all: 0, right: 0 };
    return {
      id: item.id,
      courseId: item.courseId,
      conceptId: item.conceptId,
      conceptName,
      chunkId: item.chunkId,
      sourceId: item.sourceId,
      sourceTitle,
      place,
      body: item.body,
      status: item.status === 'retired' ? 'retired' : 'active',
      origin: item.origin,
      review: item.review,
      trust: item.trust,
      edited: item.edited,
      difficulty: item.difficulty,
      attemptCount: all,
      correctRate: all === 0 ? null : right / all,
      reports: reports.get(item.id) ?? {},
      key: item.key,
      hints: item.hints,
      worked: item.worked,
      explanations: item.explanations,
    };
  });
}
