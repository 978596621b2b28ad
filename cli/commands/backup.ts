import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { BackupCheck } from '@/features/backups/contract';
import { restore } from '@/platform/backup/restore';
import { CARRIED_SECRETS, createBackupEngine } from '@/server/backup-engine';
import { migrationsFolder } from '@/server/paths';
import { takeUpSecrets } from '@/server/secrets';
import { CommandError } from '../command-error';
import { type Opened, withMeno } from '../open';
import { recordCommand, WHOLE_DISTRICT } from '../record-command';

export function addBackupCommands(program: Command): void {
  program
    .command('backup <file>')
    .description('write everything into one file, encrypted where MENO_BACKUP_PASSPHRASE is set; works while Meno runs')
    .option('--check', 'restore it on trial afterwards, and compare')
    .action(async (file: string, options: { check?: boolean }) => {
      await withMeno(async (opened) => {
        const engine = createBackupEngine(opened.foundation, () => new Date());
        const { manifest, bytes } = await engine.makeWhole(file).catch(expected);
        await recordCommand(opened, 'backup', { kind: 'export', record: 'backup', scope: WHOLE_DISTRICT });
        const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
        say(
          `${path.resolve(file)}: ${manifest.tables.length} tables, ${rows} rows, ${manifest.files?.count ?? 0} files, ${megabytes(bytes)}.`,
        );
        if (opened.foundation.config.MENO_BACKUP_PASSPHRASE === undefined)
          say(
            'It is NOT encrypted: whoever has it reads everything. It carries no keys, so secrets of encrypted columns stay closed without this folder’s secrets.json. Set MENO_BACKUP_PASSPHRASE.',
          );
        if (options.check) tell(await engine.check(path.resolve(file)));
      });
    });
  program
    .command('check-backup <file>')
    .description('restore a backup into a database and a folder of its own, compare everything, and let go of both')
    .action(async (file: string) => {
      await withMeno(
        async ({ foundation }) =>
          tell(await createBackupEngine(foundation, () => new Date()).check(path.resolve(file))),
        { needsDistrict: false },
      );
    });
  program
    .command('restore <file>')
    .description('fill an empty installation from a backup')
    .option('--at <time>', 'a moment between backups: not here, see docs/running.md')
    .action(async (file: string, options: { at?: string }) => {
      if (options.at !== undefined)
        throw new CommandError(
          'A backup of Meno holds one moment, that of its making. To go back to any other, PostgreSQL must have kept its write-ahead log: with a database of your own (DATABASE_URL) and its archive, restore that by PostgreSQL’s own means, then start Meno. docs/running.md, “Back to any moment”, says how.',
        );
      await withMeno((opened) => restoreInto(opened, file), { needsDistrict: false });
    });
}

async function restoreInto({ foundation, services, serverRuns }: Opened, file: string): Promise<void> {
  if (serverRuns) throw new CommandError('Stop Meno first: a restore needs the data folder for itself.');
  const { MENO_DATA: dataFolder, MENO_BACKUP_PASSPHRASE: passphrase } = foundation.config;
  const manifest = await restore({
    ...{ ownerUrl: foundation.ownerUrl, dataFolder, file, passphrase: passphrase ?? null },
    migrations: readMigrationFiles({ migrationsFolder }).length,
    putOther: async (name, bytes) => {
      if (name === CARRIED_SECRETS) await takeUpSecrets(dataFolder, bytes);
      else await putWhereNone(path.join(dataFolder, name), bytes);
    },
  }).catch(expected);
  const district = await services.identity.currentDistrict();
  if (district) {
    const restored = { services, districtId: district.id };
    await recordCommand(restored, 'restore', { kind: 'change', record: 'backup', scope: WHOLE_DISTRICT });
    await services.library.reindex();
  }
  say(
    `Restored the backup of ${manifest.createdAt}: ${manifest.tables.length} tables, and the search index made anew.`,
  );
}

/** Prints what a trial showed; exit code 1 when something is wrong. */
function tell(check: BackupCheck): void {
  for (const problem of check.problems) say(`FAIL ${problem}`);
  if (check.problems.length > 0) process.exitCode = 1;
  else if (!check.restored)
    say(
      'ok   Decrypted to its end, and every part is what the backup says. Not restored on trial: the user of DATABASE_URL may not make a database.',
    );
  else
    say(
      `ok   Restored on trial: ${check.rows} rows of ${check.tables} tables and ${check.files} files are as they were; the replay of ${check.events} events agrees; ${check.auditRecords} records of the audit trail, one unbroken chain.`,
    );
}

async function putWhereNone(file: string, bytes: Buffer): Promise<void> {
  await writeFile(file, bytes, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function expected(error: unknown): never {
  throw new CommandError(error instanceof Error ? error.message : String(error));
}
