import type { Tx } from '@/platform/database/transaction';
import { type AuditFilter, type AuditRecord, isAuditRecordKind, type OwnAudit } from '../contract';
import type { AuditRow } from '../store-audit';
import { type AuditSearch, namesOf, peopleLike } from '../store-search';

/** People that one name may mean in a search. */
const MOST_PEOPLE = 50;
/** Of a list of people, so many are named. */
const NAMED = 3;
const DAY_MS = 86_400_000;

/** What a filter means today: names are looked up as they are now. */
export async function searchOf(tx: Tx, filter: AuditFilter): Promise<AuditSearch> {
  const ids = async (id: string | undefined, words: string | undefined) =>
    id ? [id] : words ? await peopleLike(tx, words, MOST_PEOPLE) : null;
  return {
    who: await ids(filter.whoId, filter.who),
    whose: await ids(filter.whoseId, filter.whose),
    kind: filter.kind ?? null,
    from: filter.from ? new Date(`${filter.from}T00:00:00Z`) : null,
    before: filter.to ? new Date(Date.parse(`${filter.to}T00:00:00Z`) + DAY_MS) : null,
  };
}

/** Records with the names of those who still have an account, as far as the reader may know them. */
export async function showRecords(tx: Tx, rows: readonly AuditRow[]): Promise<AuditRecord[]> {
  const scopes = (kind: AuditRow['scope']) =>
    rows.flatMap((row) => (row.scope === kind && row.scopeId ? [row.scopeId] : []));
  const people = await namesOf(
    tx,
    'people',
    rows.flatMap((row) => [...(row.actorId ? [row.actorId] : []), ...row.subjectIds.slice(0, NAMED)]),
  );
  const names = {
    class: await namesOf(tx, 'classes', scopes('class')),
    course: await namesOf(tx, 'courses', scopes('course')),
  };
  const person = (id: string) => ({ id, name: people.get(id) ?? null });
  return rows.map((row) => ({
    ...{ sequence: row.sequence, at: row.at.toISOString(), role: row.actorRole, via: row.via, kind: row.kind },
    ...{ action: row.action, recordId: row.recordId, why: row.why, from: row.origin },
    ...{ outcome: row.outcome, hash: row.hash },
    record: isAuditRecordKind(row.record) ? row.record : null,
    who: row.actorId ? person(row.actorId) : null,
    whose: row.subjectIds.slice(0, NAMED).map(person),
    whoseCount: row.subjectIds.length,
    scope: row.scope
      ? {
          kind: row.scope,
          id: row.scopeId,
          name: row.scope === 'district' || !row.scopeId ? null : (names[row.scope].get(row.scopeId) ?? null),
        }
      : null,
  }));
}

/** The same for the person whom the records are about: who and when, and nobody else whom they name. */
export async function showOwn(tx: Tx, rows: readonly AuditRow[]): Promise<OwnAudit[]> {
  const people = await namesOf(
    tx,
    'people',
    rows.flatMap((row) => (row.actorId ? [row.actorId] : [])),
  );
  return rows.map((row) => ({
    ...{ sequence: row.sequence, at: row.at.toISOString(), role: row.actorRole, kind: row.kind },
    record: isAuditRecordKind(row.record) ? row.record : null,
    name: row.actorId ? (people.get(row.actorId) ?? null) : null,
  }));
}
