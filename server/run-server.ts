import { createLog } from '@/platform/telemetry/log';
import { readConfig } from './config/read-config';
import { startMeno } from './start-meno';

/** For as long as running requests and jobs may take to end; jobs that are cut off begin anew at the next start. */
const STOPS_WITHIN_MS = 120_000;

/** Starts everything, prints the URL and stops cleanly on SIGTERM and SIGINT (then the process ends). */
export async function runServer(environment: Record<string, string | undefined>): Promise<void> {
  const began = performance.now();
  const config = readConfig(environment);
  const log = createLog(config.MENO_LOG_LEVEL);
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const meno = await startMeno(config, log, say);
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    say(`Stopping (${signal}): finishing running requests and jobs.`);
    // A database that is gone can keep what waits for it waiting for ever.
    setTimeout(() => {
      log.error({ seconds: STOPS_WITHIN_MS / 1000 }, 'did not stop in time: ended as it was');
      process.exit(1);
    }, STOPS_WITHIN_MS).unref();
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
  // Last: whoever reads it may ask to stop at once.
  say(
    `Meno is ready at ${meno.url} (started in ${((performance.now() - began) / 1000).toFixed(1)} s). Press Ctrl+C to stop.`,
  );
}
