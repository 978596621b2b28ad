import path from 'node:path';
import pg from 'pg';
import type { BackupCheck } from '@/features/backups/contract';
import type { BackupEngine } from '@/features/backups/service';
import { createGovernance } from '@/features/governance/service';
import { readAnchors } from '@/features/governance/service/anchors';
import { replayMastery } from '@/features/mastery/replay';
import { compareMemories } from '@/features/reviews/rebuild';
import { backup } from '@/platform/backup/backup';
import { clearScratch } from '@/platform/backup/clear-scratch';
import type { Manifest } from '@/platform/backup/manifest';
import { inScratch, NoScratchError } from '@/platform/backup/scratch';
import { migrateDatabase } from '@/platform/database/migrate';
import { appRoleOf, withUser } from '@/platform/database/open';
import { createDatabase, type Database } from '@/platform/database/transaction';
import { CONFIG_FILE } from '@/platform/models/config';
import type { Foundation } from './foundation';
import { migrationsFolder } from './paths';
import { readOrNull } from './read-or-null';
import { carriedSecrets } from './secrets';
import { version } from './version';

/** Name under which a backup carries the secrets that its rows need. */
export const CARRIED_SECRETS = 'carried-secrets.json';

/** Makes backups of this installation, and tries them by restoring them beside it. */
export function createBackupEngine(
  foundation: Pick<Foundation, 'config' | 'secrets' | 'ownerUrl'>,
  now: () => Date,
): BackupEngine & { makeWhole(file: string): Promise<{ manifest: Manifest; bytes: number }> } {
  const { config, secrets, ownerUrl } = foundation;
  const passphrase = config.MENO_BACKUP_PASSPHRASE ?? null;
  const dataFolder = config.MENO_DATA;

  async function makeWhole(file: string): Promise<{ manifest: Manifest; bytes: number }> {
    await clearScratch(dataFolder, now());
    return backup({
      ...{ ownerUrl, dataFolder, file, passphrase, version, now: now() },
      async others() {
        const models = await readOrNull(path.join(dataFolder, CONFIG_FILE));
        const carried = [{ name: CARRIED_SECRETS, bytes: carriedSecrets(secrets) }];
        return models ? [...carried, { name: CONFIG_FILE, bytes: models }] : carried;
      },
    });
  }

  return {
    makeWhole,
    async make(file) {
      const { manifest, bytes } = await makeWhole(file);
      return { bytes, rows: rowsOf(manifest), files: manifest.files?.count ?? 0 };
    },
    async check(file) {
      const role = { name: appRoleOf(ownerUrl), password: secrets.databaseApp };
      try {
        return await inScratch(
          {
            ...{ ownerUrl, dataFolder, file, passphrase },
            migrate: (url) => migrateDatabase(url, migrationsFolder, role),
          },
          async ({ ownerUrl: url, manifest }) => {
            const pool = new pg.Pool({ connectionString: withUser(url, role.name, role.password), max: 4 });
            pool.on('error', () => {});
            const database = createDatabase(pool);
            try {
              return await examineCopy(url, database, manifest, dataFolder);
            } finally {
              await database.close();
            }
          },
        );
      } catch (error) {
        const said = error instanceof Error ? error.message : String(error);
        const nothing = { tables: 0, rows: 0, files: 0, events: 0, differences: 0, auditRecords: 0, auditSound: true };
        // The file has been decrypted and proved before a database is asked for.
        if (error instanceof NoScratchError) return { ...nothing, restored: false, problems: [] };
        return { ...nothing, restored: false, auditSound: false, problems: [said] };
      }
    },
  };
}

/** Looks at what was restored as `meno doctor` does: the log is replayed, the chain of the audit trail is followed to its end. */
async function examineCopy(
  ownerUrl: string,
  database: Database,
  manifest: Manifest,
  dataFolder: string,
): Promise<BackupCheck> {
  const governance = createGovernance({ database });
  const check = {
    ...{ restored: true, tables: manifest.tables.length, rows: rowsOf(manifest), files: manifest.files?.count ?? 0 },
    ...{ events: 0, differences: 0, auditRecords: 0, auditSound: true },
  };
  const problems: string[] = [];
  for (const districtId of await districtsOf(ownerUrl)) {
    const replayed = await replayMastery(
      database,
      districtId,
      () => {},
      async (tx, learnerId, answers) => {
        await compareMemories(tx, learnerId, answers, () => void check.differences++);
      },
    );
    check.events += replayed.events;
    check.differences += replayed.differences;
    const { chain, place } = await governance.anchor(districtId);
    const anchors = (await readAnchors(dataFolder, chain)).filter((anchor) => anchor.place <= place);
    const verdict = await governance.verify(districtId, anchors);
    check.auditRecords += place;
    if (verdict.sound) continue;
    check.auditSound = false;
    problems.push(`The audit trail of the copy is broken at record ${verdict.place}.`);
  }
  if (check.differences > 0)
    problems.push(`${check.differences} stored estimates differ from the replay of the copy’s events.`);
  if ((manifest.files?.missing ?? 0) > 0)
    problems.push(`${manifest.files?.missing} uploaded files that rows speak of were not there.`);
  return { ...check, problems };
}

async function districtsOf(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>('select district_id as id from districts order by 1');
    return rows.map(({ id }) => id);
  } finally {
    await client.end();
  }
}

function rowsOf(manifest: Manifest): number {
  return manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
}
