import { OWNER, signedIn } from '@/e2e/support/api-client';
import { newDataFolder, removeDataFolder, startMeno } from '@/e2e/support/meno-process';
import { benchAttempts } from './attempts';
import { benchAudit } from './audit';
import { benchCanvas } from './canvas/canvas';
import { benchDeletion } from './deletion';
import { benchEarlyWarning } from './early-warning';
import type { BenchContext, Figure } from './figure';
import { benchGrounding } from './grounding';
import { benchIngest } from './ingest';
import { benchIngestFolder } from './ingest-folder';
import { benchIsolation } from './isolation';
import { benchLargeIndex } from './large-index/large-index';
import { benchLearnerModel } from './learner-model/learner-model';
import { benchLessonPrompt } from './lesson-prompt';
import { benchLessons } from './lessons';
import { benchPages } from './pages';
import { benchPathways } from './pathways';
import { benchPdf } from './pdf/pdf';
import { benchPeopleImport } from './people-import';
import { benchPurge } from './purge';
import { benchRecommendations } from './recommendations';
import { benchResearchExport } from './research-export';
import { benchRetrieval } from './retrieval/retrieval';
import { benchServing } from './serving';
import { benchStart } from './start';
import { benchTutor } from './tutor';

/** Parts in the order they need one another's data. */
const PARTS = {
  ingest: benchIngest,
  lessons: benchLessons,
  attempts: benchAttempts,
  pages: benchPages,
  start: benchStart,
};

/** Parts that need no running Meno. */
const OWN_PARTS = {
  retrieval: benchRetrieval,
  'lesson-prompt': benchLessonPrompt,
  serving: benchServing,
  grounding: benchGrounding,
  canvas: benchCanvas,
  tutor: benchTutor,
  'learner-model': benchLearnerModel,
  pdf: benchPdf,
  recommendations: benchRecommendations,
  audit: benchAudit,
  isolation: benchIsolation,
  'people-import': benchPeopleImport,
  deletion: benchDeletion,
  purge: benchPurge,
  'research-export': benchResearchExport,
  'early-warning': benchEarlyWarning,
};

/** Parts that take so long that they are run only when they are named. */
const LONG_PARTS = { 'ingest-folder': benchIngestFolder, pathways: benchPathways, 'large-index': benchLargeIndex };

/** Figures are printed as soon as their part has them. */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const known = [PARTS, OWN_PARTS, LONG_PARTS].flatMap(Object.keys);
  const unknown = wanted.find((part) => !known.includes(part));
  if (unknown) throw new Error(`There is no part ${unknown}. Parts: ${known.join(', ')}.`);
  process.stdout.write(
    '| what | figure | aim | reference in the same run | ratio |\n| --- | --- | --- | --- | --- |\n',
  );
  if (wanted.length === 0 || wanted.some((part) => part in PARTS)) await shown('server', () => ofServer(wanted));
  for (const [name, part] of Object.entries(OWN_PARTS))
    if (wanted.length === 0 || wanted.includes(name)) await shown(name, async () => print(await part()));
  for (const [name, part] of Object.entries(LONG_PARTS))
    if (wanted.includes(name)) await shown(name, async () => print(await part()));
}

/** Runs one part; where it fails, the others still run and the command fails at its end. */
async function shown(name: string, part: () => Promise<void>): Promise<void> {
  try {
    await part();
  } catch (error) {
    process.stderr.write(`${name} failed: ${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 1;
  }
}

/** What a running Meno does, in a data folder of its own. */
async function ofServer(wanted: string[]): Promise<void> {
  const data = await newDataFolder();
  const meno = await startMeno(data, { MENO_LOG_LEVEL: 'error' });
  const context: BenchContext = {
    data,
    meno,
    owner: await signedIn(meno.url, '/api/v1/setup', OWNER),
    sampleOnly: wanted.length > 0 && !wanted.includes('ingest'),
    courses: new Map(),
  };
  try {
    for (const [name, part] of Object.entries(PARTS)) {
      // Ingestion makes the courses that the other parts work on.
      if (name !== 'ingest' && wanted.length > 0 && !wanted.includes(name)) continue;
      process.stderr.write(`${name}…\n`);
      print(await part(context));
    }
  } finally {
    await context.meno.stop();
    await removeDataFolder(data);
  }
}

function print(figures: Figure[]): void {
  for (const { what, value, unit, digits, aim, reference } of figures) {
    const words = (number: number) => `${digits === undefined ? round(number) : number.toFixed(digits)} ${unit}`;
    const shown = words(value);
    const beside = reference ? `${reference.what}: ${words(reference.value)}` : '';
    process.stdout.write(
      `| ${what} | ${shown} | ${aim ?? ''} | ${beside} | ${reference && reference.value !== 0 ? round(value / reference.value) : ''} |\n`,
    );
  }
}

/** Four figures below 1, where measures of a prediction lie; at most two decimals above. */
function round(value: number): string {
  const size = Math.abs(value);
  return size >= 100 ? value.toFixed(0) : size >= 1 ? value.toFixed(2) : value.toPrecision(4);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
