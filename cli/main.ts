import { Command } from 'commander';
import { FolderLockedError } from '@/platform/files/folder-lock';
import { AppError } from '@/platform/http/problem';
import { keepHeapLean } from '@/platform/lean-heap';
import { ConfigError } from '@/server/config/read-config';
import { CommandError } from './command-error';
import { addAuditCommands } from './commands/audit';
import { addBackupCommands } from './commands/backup';
import { addCourseCommands } from './commands/course';
import { addDemoCommands } from './commands/demo';
import { addDoctorCommand } from './commands/doctor';
import { addEvaluateCommand } from './commands/evaluate/evaluate';
import { addFederationCommands } from './commands/federation/federation';
import { addModelCommands } from './commands/model';
import { addModelCardsCommand } from './commands/model-cards';
import { addLanguageModelCommands } from './commands/models/models';
import { addPeopleCommands } from './commands/people';
import { addPermissionsCommand } from './commands/permissions';
import { addSecretsCommands } from './commands/secrets';
import { addStartCommand } from './commands/start';

/** `meno`: everything an administrator does outside the browser. Exit code 0 done, 1 failed, 2 called wrongly. */
async function main(): Promise<void> {
  keepHeapLean();
  const program = new Command('meno')
    .description('A private, self-hosted, adaptive learning platform.')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .showHelpAfterError();
  addStartCommand(program);
  addDemoCommands(program);
  addDoctorCommand(program);
  addPeopleCommands(program);
  addCourseCommands(program);
  addModelCommands(program);
  addLanguageModelCommands(program);
  addModelCardsCommand(program);
  addPermissionsCommand(program);
  addBackupCommands(program);
  addAuditCommands(program);
  addFederationCommands(program);
  addSecretsCommands(program);
  addEvaluateCommand(program);
  await program.parseAsync(process.argv);
}

main().then(
  // Connections that a command left idle must not keep the process alive.
  () => process.exit(process.exitCode ?? 0),
  (error: unknown) => {
    const expected = [CommandError, ConfigError, FolderLockedError, AppError].some((kind) => error instanceof kind);
    const message =
      error instanceof Error ? (expected ? error.message : (error.stack ?? error.message)) : String(error);
    process.stderr.write(`${message}\n`);
    process.exit(error instanceof CommandError ? error.exitCode : 1);
  },
);
