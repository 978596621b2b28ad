import { OWNER, signedIn } from '@/e2e/support/api-client';
import { newDataFolder, removeDataFolder, startMeno } from '@/e2e/support/meno-process';
import { benchAttempts } from './attempts';
import type { BenchContext, Figure } from './figure';
import { benchIngest } from './ingest';
import { benchLessons } from './lessons';
import { benchPages } from './pages';
import { benchStart } from './start';

/** Parts in the order they need one another's data. */
const PARTS = {
  ingest: benchIngest,
  lessons: benchLessons,
  attempts: benchAttempts,
  pages: benchPages,
  start: benchStart,
};

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const data = await newDataFolder();
  const meno = await startMeno(data, { MENO_LOG_LEVEL: 'error' });
  const context: BenchContext = {
    data,
    meno,
    owner: await signedIn(meno.url, '/api/v1/setup', OWNER),
    sampleOnly: wanted.length > 0 && !wanted.includes('ingest'),
    courses: new Map(),
  };
  const figures: Figure[] = [];
  try {
    for (const [name, part] of Object.entries(PARTS)) {
      // Ingestion makes the courses that the other parts work on.
      if (name !== 'ingest' && wanted.length > 0 && !wanted.includes(name)) continue;
      process.stderr.write(`${name}…\n`);
      figures.push(...(await part(context)));
    }
  } finally {
    await context.meno.stop();
    await removeDataFolder(data);
  }
  print(figures);
}

function print(figures: Figure[]): void {
  process.stdout.write(
    '| what | figure | aim | reference in the same run | ratio |\n| --- | --- | --- | --- | --- |\n',
  );
  for (const { what, value, unit, aim, reference } of figures) {
    const shown = `${round(value)} ${unit}`;
    const beside = reference ? `${reference.what}: ${round(reference.value)} ${unit}` : '';
    process.stdout.write(
      `| ${what} | ${shown} | ${aim ?? ''} | ${beside} | ${reference ? round(value / reference.value) : ''} |\n`,
    );
  }
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toPrecision(2);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
