import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { type ImportReport, type ImportResult, standardsErrors } from '../contract';
import { FrameworkFault, type ParsedFramework } from '../import/parsed';
import { readFramework } from '../import/read-framework';
import { compareFramework, type StoredStandard } from './compare';
import { showFramework } from './show';
import * as store from './store';

const fail = errorsOf(standardsErrors);

export interface ImportInput {
  bytes: Uint8Array;
  /** What to call a framework that doesn't name itself; the same name finds it again. */
  title: string;
  /** Tells what would change, and changes nothing. */
  trial: boolean;
  userId: string;
  now: Date;
}

/**
 * Takes a framework in, or brings the one of the same identifier up to date. What it no longer has is withdrawn, never deleted, so that
 * tags keep what they stand on. The same file again changes nothing.
 *
 * @throws AppError not_a_framework, too_many_standards
 */
export async function importFramework(tx: Tx, input: ImportInput): Promise<ImportResult> {
  const { format, parsed } = parse(input);
  const title = parsed.title ?? input.title;
  const identifier = parsed.identifier ?? `csv:${title.trim().toLowerCase().replace(/\s+/g, ' ')}`;
  await store.lockFrameworks(tx);
  const known = await store.frameworkIdOf(tx, identifier);
  const stored = known ? await store.storedStandards(tx, known) : [];
  const { withdrawnIds, ...compared } = compareFramework(stored, parsed);
  const report: ImportReport = { ...compared, tagsOnWithdrawn: await store.tagsOn(tx, withdrawnIds) };
  if (input.trial) {
    const [row] = known ? await store.listFrameworks(tx, known) : [];
    return { framework: row ? showFramework(row) : null, title, trial: true, report };
  }
  const { creator, subject, version, language, uri } = parsed;
  const values = { identifier, title, creator, subject, version, language, uri, format };
  const id = await store.putFramework(tx, { id: known, ...values, importedBy: input.userId, updatedAt: input.now });
  await store.putStandards(tx, rowsOf(parsed, id, stored, input.now));
  await store.withdraw(tx, withdrawnIds, input.now);
  await store.replaceLinks(tx, id, parsed.links);
  await store.recordImport(tx, id, input.userId, report, input.now);
  const [row] = await store.listFrameworks(tx, id);
  if (!row) throw new Error('The framework was not stored.');
  return { framework: showFramework(row), title, trial: false, report };
}

function parse({ bytes, now }: ImportInput): ReturnType<typeof readFramework> {
  try {
    return readFramework(bytes, now);
  } catch (error) {
    if (error instanceof FrameworkFault) throw fail(error.code, error.message);
    throw error;
  }
}

function rowsOf({ standards }: ParsedFramework, frameworkId: string, stored: readonly StoredStandard[], now: Date) {
  const ids = new Map(stored.map(({ identifier, id }) => [identifier, id]));
  const parents = new Set(standards.flatMap(({ parent }) => (parent === null ? [] : [parent])));
  const places = new Map<string, { id: string; strandId: string; depth: number }>();
  return standards.map((standard, position) => {
    const { identifier, code, statement, itemType, levels, ended } = standard;
    const above = standard.parent === null ? undefined : places.get(standard.parent);
    const id = ids.get(identifier) ?? uuidv7();
    const place = { id, strandId: above?.strandId ?? id, depth: above ? above.depth + 1 : 0 };
    places.set(identifier, place);
    return {
      ...{ ...place, frameworkId, identifier, code, statement, itemType, levels, position },
      ...{
        parentId: above?.id ?? null,
        leaf: !parents.has(identifier),
        withdrawn: ended,
        withdrawnAt: ended ? now : null,
      },
    };
  });
}
