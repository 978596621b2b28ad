import { createLog } from '@/platform/telemetry/log';
import { ConfigError, readConfig } from './config/read-config';
import { startMeno } from './start-meno';

/** Entry of `npm start`: starts everything, prints the URL, stops cleanly on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const began = performance.now();
  const config = readConfig(process.env);
  const log = createLog(config.MENO_LOG_LEVEL);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const meno = await startMeno(config, log, say);
  say(
    `Meno is ready at ${meno.url} (started in ${((performance.now() - began) / 1000).toFixed(1)} s). Press Ctrl+C to stop.`,
  );
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    say(`Stopping (${signal}): finishing running requests and jobs.`);
    meno.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error: String(error) }, 'stop failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${error instanceof ConfigError ? message : `Meno can't start: ${message}`}\n`);
  process.exit(1);
});
