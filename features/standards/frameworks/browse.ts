import { z } from 'zod';
import type { Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import { errorsOf } from '@/platform/http/problem';
import {
  type Framework,
  type FrameworkImport,
  type Standard,
  type StandardDetail,
  standardsErrors,
  type TreeStandard,
} from '../contract';
import { showFramework, showStandard } from './show';
import * as store from './store';
import { childrenOf, linksOf, pathOf, searchStandards } from './store-browse';

const fail = errorsOf(standardsErrors);
/** Imports that a framework's page lists. */
const IMPORTS = 20;
/** Most standards that a search gives. */
const HITS = 60;

export async function listFrameworks(tx: Tx): Promise<Framework[]> {
  return (await store.listFrameworks(tx)).map(showFramework);
}

/** @throws framework_not_found */
export async function requireFramework(tx: Tx, id: string): Promise<Framework> {
  const [row] = await store.listFrameworks(tx, id);
  if (!row) throw fail('framework_not_found', 'There is no such framework.');
  return showFramework(row);
}

/** @throws framework_not_found */
export async function removeFramework(tx: Tx, id: string): Promise<void> {
  if (!(await store.removeFramework(tx, id))) throw fail('framework_not_found', 'There is no such framework.');
}

/** @throws framework_not_found */
export async function listImports(tx: Tx, id: string): Promise<FrameworkImport[]> {
  await requireFramework(tx, id);
  return (await store.listImports(tx, id, IMPORTS)).map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** What stands directly under a standard, or at the top of the framework. @throws framework_not_found */
export async function browse(
  tx: Tx,
  id: string,
  parentId: string | null,
  query: PageQuery,
): Promise<Page<TreeStandard>> {
  await requireFramework(tx, id);
  const after = decodeCursor(query.cursor, z.tuple([z.number().int()]));
  const rows = await childrenOf(tx, id, parentId, after?.[0] ?? null, query.limit + 1);
  return toPage(
    rows,
    query.limit,
    (row) => [row.standard.position],
    ({ standard, childCount }) => ({ ...showStandard(standard), childCount }),
  );
}

/** By words of code and statement; at most 60. */
export async function search(
  tx: Tx,
  where: { frameworkId: string | null; q: string; levels: readonly string[] },
): Promise<Standard[]> {
  return (await searchStandards(tx, where, HITS)).map(showStandard);
}

/** @throws standard_not_found */
export async function standardDetail(tx: Tx, id: string): Promise<StandardDetail> {
  const row = await store.standardById(tx, id);
  if (!row) throw fail('standard_not_found', 'There is no such standard.');
  const links = await linksOf(tx, row);
  return {
    ...showStandard(row),
    path: await pathOf(tx, id),
    links: links.map(({ kind, outward, ...standard }) => ({ kind, outward, standard })),
  };
}
