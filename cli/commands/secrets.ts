import type { Command } from 'commander';
import { createColumnCipher } from '@/platform/secrets/column-cipher';
import { sealAnew } from '@/server/encrypted-columns';
import { changeSecrets, newColumnKey, newSecret } from '@/server/secrets';
import { CommandError } from '../command-error';
import { withMeno } from '../open';
import { recordCommand, WHOLE_DISTRICT } from '../record-command';

export function addSecretsCommands(program: Command): void {
  const secrets = program.command('secrets').description('keys that Meno keeps');
  secrets
    .command('rotate')
    .description(
      'make new keys for encrypted columns and, with --sessions, sign everybody out by a new one for cookies',
    )
    .option('--sessions', 'also make a new key for session cookies')
    .action(async (options: { sessions?: boolean }) => {
      await withMeno(
        async (opened) => {
          if (opened.serverRuns)
            throw new CommandError('Stop Meno first: a running one goes on with the keys of before.');
          const { config } = opened.foundation;
          const lines = [await rotateColumns(opened.foundation)];
          if (options.sessions && config.MENO_SESSION_SECRET !== undefined)
            throw new CommandError(
              'The key for sessions is given by MENO_SESSION_SECRET: put a new one there and start Meno.',
            );
          if (options.sessions) {
            await changeSecrets(config.MENO_DATA, (stored) => ({ ...stored, session: newSecret() }));
            lines.push(
              'Sessions: a new key; everybody signs in again. Links to set a password that were given out hold no longer.',
            );
          }
          await recordCommand(opened, 'secrets rotate', {
            kind: 'change',
            record: 'everything',
            scope: WHOLE_DISTRICT,
          });
          process.stdout.write(`${lines.join('\n')}\n`);
        },
        { needsDistrict: false },
      );
    });
}

/** Puts a new key in front, writes every value anew, and only then lets go of those of before: a rotation that is cut off leaves all of them readable. */
async function rotateColumns({
  config,
  ownerUrl,
}: {
  config: { MENO_DATA: string; MENO_COLUMN_KEYS?: string[] | undefined };
  ownerUrl: string;
}): Promise<string> {
  const given = config.MENO_COLUMN_KEYS;
  const keys =
    given ??
    (
      await changeSecrets(config.MENO_DATA, (stored) => ({
        ...stored,
        columnKeys: [newColumnKey(), ...stored.columnKeys],
      }))
    ).columnKeys;
  const written = await sealAnew(ownerUrl, createColumnCipher(keys.map((key) => Buffer.from(key, 'base64'))));
  const count = [...written.values()].reduce((sum, each) => sum + each, 0);
  if (given)
    return `Columns: ${count} values are encrypted with the first key of MENO_COLUMN_KEYS; the others may be taken out of it.`;
  await changeSecrets(config.MENO_DATA, (stored) => ({ ...stored, columnKeys: stored.columnKeys.slice(0, 1) }));
  return `Columns: a new key, and ${count} values encrypted with it. Backups of before carry the keys that they need.`;
}
