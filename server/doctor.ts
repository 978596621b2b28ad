import { statfs } from 'node:fs/promises';
import { readAnchors } from '@/features/governance/service/anchors';
import { chunks } from '@/features/library/schema';
import { systemActor } from '@/platform/database/transaction';
import { examineModels } from '@/platform/models/examine-models';
import type { Foundation } from './foundation';
import type { Services } from './services';

export interface Finding {
  ok: boolean;
  words: string;
}

const LEAST_FREE_BYTES = 1e9;

/** Checks everything that can be checked without changing anything; each finding in one line. */
export async function examine(foundation: Foundation, services: Services, districtId: string): Promise<Finding[]> {
  const findings = [
    await databaseVersion(foundation),
    await isolation(foundation),
    await diskSpace(foundation),
    ...(await examineModels(foundation.config.MENO_DATA)),
  ];
  if (districtId === '') return [...findings, { ok: true, words: 'Not set up yet: open the address in a browser.' }];
  return [
    ...findings,
    ...(await searchIndex(foundation, districtId)),
    await replay(services, districtId),
    await auditTrail(foundation, services, districtId),
  ];
}

async function databaseVersion({ database, config }: Foundation): Promise<Finding> {
  const { rows } = await database.pool.query<{ server_version: string }>('show server_version');
  return {
    ok: true,
    words: `PostgreSQL ${rows[0]?.server_version ?? '?'} (${config.DATABASE_URL ? 'DATABASE_URL' : 'embedded'})`,
  };
}

async function isolation({ database }: Foundation): Promise<Finding> {
  const { rows } = await database.pool.query<{ bypass: boolean; open: number }>(
    `select (rolsuper or rolbypassrls) as bypass,
       (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind = 'r' and not c.relrowsecurity) as open
     from pg_roles where rolname = current_user`,
  );
  const ok = rows[0]?.bypass === false && rows[0].open === 0;
  return {
    ok,
    words: ok
      ? 'Every table has row-level security, and the application cannot bypass it'
      : 'Row-level security is NOT in force everywhere',
  };
}

async function diskSpace({ config }: Foundation): Promise<Finding> {
  const disk = await statfs(config.MENO_DATA);
  const free = disk.bavail * disk.bsize;
  return { ok: free > LEAST_FREE_BYTES, words: `${(free / 1e9).toFixed(1)} GB free in ${config.MENO_DATA}` };
}

async function searchIndex({ database, search }: Foundation, districtId: string): Promise<Finding[]> {
  const expected = await database.transaction(systemActor(districtId), (tx) => tx.$count(chunks));
  const indexed = await search.count({ districtId });
  const ok = expected === indexed;
  return [{ ok, words: `Search index: ${indexed} of ${expected} chunks${ok ? '' : '; run `meno reindex`'}` }];
}

async function replay(services: Services, districtId: string): Promise<Finding> {
  const { compared, differences, memories, events, first } = await services.replay(districtId);
  if (differences + memories.differences === 0)
    return {
      ok: true,
      words: `Stored mastery equals the replay of ${events} events (${compared} estimates, ${memories.compared} memories)`,
    };
  const words = `${differences} of ${compared} estimates and ${memories.differences} numbers of ${memories.compared} memories`;
  return { ok: false, words: `${words} differ from the replay: ${first.join('; ')}` };
}

async function auditTrail({ config }: Foundation, services: Services, districtId: string): Promise<Finding> {
  const { chain } = await services.governance.anchor(districtId);
  const anchors = await readAnchors(config.MENO_DATA, chain);
  const verdict = await services.governance.verify(districtId, anchors);
  return verdict.sound
    ? { ok: true, words: `Audit trail: ${verdict.head.place} records, one unbroken chain` }
    : { ok: false, words: `Audit trail: broken at record ${verdict.place}; run \`meno audit verify\`` };
}
