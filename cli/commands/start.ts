import type { Command } from 'commander';
import { runServer } from '@/server/run-server';

export function addStartCommand(program: Command): void {
  program
    .command('start')
    .description('start Meno and print its address')
    .action(async () => {
      Object.assign(process.env, { NODE_ENV: 'production' });
      await runServer(process.env);
      // The server ends the process itself, on SIGTERM or SIGINT.
      await new Promise<never>(() => {});
    });
}
