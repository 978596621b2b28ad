import path from 'node:path';
import type { Command } from 'commander';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { backup } from '@/platform/backup/backup';
import { restore } from '@/platform/backup/restore';
import { migrationsFolder } from '@/server/paths';
import { version } from '@/server/version';
import { CommandError } from '../command-error';
import { withMeno } from '../open';
import { recordCommand, WHOLE_DISTRICT } from '../record-command';

export function addBackupCommands(program: Command): void {
  program
    .command('backup <file>')
    .description('write everything into one .tar.gz; works while Meno runs')
    .action(async (file: string) => {
      await withMeno(async (opened) => {
        const { foundation } = opened;
        const filesFolder = path.join(foundation.config.MENO_DATA, 'files');
        const manifest = await backup({
          ownerUrl: foundation.ownerUrl,
          filesFolder,
          file,
          version,
          now: new Date(),
        }).catch(expected);
        await recordCommand(opened, 'backup', { kind: 'export', record: 'backup', scope: WHOLE_DISTRICT });
        const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
        process.stdout.write(`${path.resolve(file)}: ${manifest.tables.length} tables, ${rows} rows.\n`);
      });
    });
  program
    .command('restore <file>')
    .description('fill an empty installation from a backup')
    .action(async (file: string) => {
      await withMeno(
        async ({ foundation, services, serverRuns }) => {
          if (serverRuns) throw new CommandError('Stop Meno first: a restore needs the data folder for itself.');
          const manifest = await restore({
            ownerUrl: foundation.ownerUrl,
            filesFolder: path.join(foundation.config.MENO_DATA, 'files'),
            scratchFolder: foundation.config.MENO_DATA,
            file,
            migrations: readMigrationFiles({ migrationsFolder }).length,
          }).catch(expected);
          const district = await services.identity.currentDistrict();
          if (district) {
            const restored = { services, districtId: district.id };
            await recordCommand(restored, 'restore', { kind: 'change', record: 'backup', scope: WHOLE_DISTRICT });
            await services.library.reindex();
          }
          process.stdout.write(
            `Restored the backup of ${manifest.createdAt}: ${manifest.tables.length} tables, and the search index made anew.\n`,
          );
        },
        { needsDistrict: false },
      );
    });
}

function expected(error: unknown): never {
  throw new CommandError(error instanceof Error ? error.message : String(error));
}
