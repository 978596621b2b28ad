import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { expectedSuccess } from '@/core/difficulty/target-success';
import { createRandom } from '@/core/random/random';
import { startEmbeddedPostgres } from '@/platform/database/embedded-postgres';
import { readSecrets } from '@/server/secrets';
import { sampleFolder } from './material';
import { meno, newDataFolder, removeDataFolder } from './meno-process';

/** A district with a data folder and a database of its own; nothing of it runs between commands. */
export interface District {
  name: string;
  data: string;
  /** Files that its people hand on. */
  file(name: string): string;
  /** Runs one command, which has to end well. @returns what it printed. */
  run(...args: string[]): Promise<string>;
  /** Begins a command and leaves it running. */
  begin(...args: string[]): ChildProcess;
  /** Looks into its database, or arranges something there, as the owner of the tables. */
  inDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T>;
  /** Ends what it began, and takes its folder away. */
  remove(): Promise<void>;
}

const CHAPTER = '06-bearings.md';
/** What all districts read. */
const CHANCES = { pInit: 0.3, pLearn: 0.2, pSlip: 0.1, pGuess: 0.2 };

/** A district that has read one chapter of the sample course. */
export async function makeDistrict(name: string): Promise<District> {
  const data = await newDataFolder();
  const folder = path.dirname(data);
  const begun: ChildProcess[] = [];
  const district: District = {
    name,
    data,
    file: (each) => path.join(folder, each),
    async run(...args) {
      const { code, out, err } = await meno(data, args);
      if (code !== 0) throw new Error(`${name}: meno ${args.join(' ')} ended with ${code}:\n${out}${err}`);
      return out;
    },
    begin(...args) {
      const child = spawn(process.execPath, ['dist/meno.js', ...args], {
        env: { ...process.env, MENO_DATA: data, MENO_LOG_LEVEL: 'warn', NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      begun.push(child);
      return child;
    },
    async remove() {
      for (const child of begun) child.kill('SIGKILL');
      // A database that outlived a killed process is stopped by whoever opens it last.
      await district.inDatabase(async () => undefined).catch(() => undefined);
      await removeDataFolder(data);
    },
    async inDatabase(work) {
      const postgres = await startEmbeddedPostgres(data, (await readSecrets(data)).databaseOwner, () => undefined);
      const client = new pg.Client({ connectionString: postgres.url });
      await client.connect();
      try {
        return await work(client);
      } finally {
        await client.end();
        await postgres.stop();
      }
    },
  };
  await district.run('user', 'create', '--email', `head@${name}.example`, '--district', name);
  await mkdir(district.file('material'));
  await cp(path.join(sampleFolder, CHAPTER), path.join(district.file('material'), CHAPTER));
  await district.run('course', 'import', district.file('material'), '--title', 'Bearings');
  return district;
}

/**
 * Learners who agreed to research and answered each exercise once. The first half of the exercises, in the order of their fingerprints, is easy for them, the
 * other half hard.
 */
export async function answerAll(district: District, learners: number, seed: number): Promise<void> {
  const random = createRandom(seed);
  await district.inDatabase(async (client) => {
    const { rows } = await client.query<{ id: string; district: string }>(
      'select id, district_id as district from items order by fingerprint',
    );
    for (let i = 0; i < learners; i++) {
      const id = idOf(seed, i);
      const of = rows[0]?.district;
      await client.query(`insert into users (district_id, id, name, email, role) values ($1, $2, $3, $4, 'learner')`, [
        ...[of, id, `Learner ${i}`, `${i}@${district.name}.example`],
      ]);
      await client.query(
        `insert into consent_decisions (district_id, id, learner_id, purpose, allowed, version, decided_by, decided_as, decided_at)
         values ($1, $2, $2, 'research', true, 99, $2, 'learner', now())`,
        [of, id],
      );
      const known = random.chance(0.5) ? 0.9 : 0.2;
      const right = rows.map((_, at) => {
        const difficulty = at < rows.length / 2 ? 0.15 : 0.85;
        return random.chance(expectedSuccess(random.chance(known) ? 1 : 0, difficulty, CHANCES));
      });
      // One statement a learner: a row for each would wait for the disk each time.
      await client.query(
        `insert into attempts (district_id, id, learner_id, course_id, concept_id, item_id, presentation_id, response, correct, score, hints_used,
           evidence, elapsed_ms, mastery_before, mastery_after)
         select i.district_id, a.id, $1, i.course_id, i.concept_id, i.id, a.id, '{}', a.correct, 1, 0, 'unaided', 900, $2, $2
         from unnest($3::uuid[], $4::uuid[], $5::boolean[]) a (item, id, correct) join items i on i.id = a.item`,
        [id, known, rows.map((row) => row.id), rows.map((_, at) => idOf(seed, i, at)), right],
      );
    }
  });
}

/** Ids that are the same in every run. */
function idOf(...numbers: number[]): string {
  const hex = numbers
    .map((each) => (each + 1).toString(16).padStart(4, '0'))
    .join('')
    .padEnd(12, '0');
  return `00000000-0000-4000-8000-${hex}`;
}
