import { execFile } from 'node:child_process';
import { access, appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import type { Course } from '@/features/library/contract';
import { type Client, clientOf } from './api-client';
import { classAtWork } from './class-at-work';
import { newDataFolder, startMeno } from './meno-process';
import { makeClass, makeSchool, type School } from './school';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where schools stand that are made once for a whole run. */
    preparedFolder: string;
  }
}

/** A Meno that nobody has set up; a school with its course read; and the same with a class of learners who have answered questions. */
type Stage = 'fresh' | 'new' | 'at-work';

/** Who is signed in to a prepared school, by cookie, and where its course is. */
interface Kept {
  courseId: string;
  owner: string;
  teacher: string;
  learner?: string;
}

/** A copy of a prepared school: a data folder of one's own, and the people once Meno runs on it. */
export interface PreparedSchool {
  data: string;
  people(url: string): Promise<School>;
  /** The learner who came in by the class's code; only in a school at work. */
  learner(url: string): Client;
}

/**
 * Copies a school that is made once for the whole run, by whoever needs it first: setting a school up and having it read its
 * material costs more than most tests.
 * @param folder where prepared schools stand; that of the run when left out.
 */
export async function copySchool(
  stage: 'new' | 'at-work' = 'new',
  folder = inject('preparedFolder'),
): Promise<PreparedSchool> {
  const kept = await prepared(stage, folder);
  const data = await copyOf(stage, folder);
  const person = (url: string, cookie: string) => clientOf(url, { cookie, origin: url });
  return {
    data,
    people: async (url) => {
      const [owner, teacher] = [person(url, kept.owner), person(url, kept.teacher)];
      return { owner, teacher, course: await owner.get<Course>(`/courses/${kept.courseId}`) };
    },
    learner(url) {
      if (kept.learner === undefined) throw new Error('a new school has no learner');
      return person(url, kept.learner);
    },
  };
}

/**
 * A data folder that Meno has run on, and that nobody has set up yet: making PostgreSQL's files takes longer than copying them.
 * @param folder where prepared schools stand; that of the run when left out.
 */
export async function copyFresh(folder = inject('preparedFolder')): Promise<string> {
  await prepared('fresh', folder);
  return copyOf('fresh', folder);
}

async function copyOf(stage: Stage, folder: string): Promise<string> {
  const data = await newDataFolder();
  // As it is, owners and times included: PostgreSQL's files belong to its own user.
  await promisify(execFile)('cp', ['-a', path.join(folder, stage), data]);
  return data;
}

async function prepared(stage: Stage, folder: string): Promise<Kept> {
  const [claim, ready, failed] = ['making', 'json', 'failed'].map((end) => path.join(folder, `${stage}.${end}`));
  if (!claim || !ready || !failed) throw new Error('no folder');
  const mine = await writeFile(claim, String(process.pid), { flag: 'wx' }).then(
    () => true,
    () => false,
  );
  if (mine)
    try {
      const kept = await MAKE[stage](folder);
      await writeFile(`${ready}.part`, JSON.stringify(kept));
      await rename(`${ready}.part`, ready);
    } catch (error) {
      await writeFile(failed, '');
      throw error;
    }
  for (;;) {
    const broken = (await there(failed)) || !(await isAlive(claim));
    if (await there(ready)) break;
    if (broken) throw new Error(`The ${stage} school could not be made; see the test that made it.`);
    await wait(100);
  }
  const kept: Kept = JSON.parse(await readFile(ready, 'utf8'));
  return kept;
}

/** What keeps rows through a failure of the machine, which no test brings about: without, nobody waits for the disk. */
const CARELESS = 'fsync = off\nfull_page_writes = off\nsynchronous_commit = off\n';

const MAKE: Record<Stage, (folder: string) => Promise<Kept>> = {
  fresh: makeFresh,
  new: makeNew,
  'at-work': makeAtWork,
};

async function makeFresh(folder: string): Promise<Kept> {
  const data = path.join(folder, 'fresh');
  const meno = await startMeno(data);
  if ((await meno.stop()) !== 0) throw new Error(`Meno did not stop cleanly:\n${meno.output()}`);
  const settings = path.join(data, 'postgres', 'postgresql.auto.conf');
  // They lie elsewhere where PostgreSQL's own user can't reach the folder.
  if (await there(settings)) await appendFile(settings, CARELESS);
  return { courseId: '', owner: '', teacher: '' };
}

async function makeNew(folder: string): Promise<Kept> {
  const data = await copyFresh(folder);
  const meno = await startMeno(data);
  const { owner, teacher, course } = await makeSchool(meno.url);
  await meno.stop();
  await rename(data, path.join(folder, 'new'));
  return { courseId: course.id, owner: owner.headers.cookie ?? '', teacher: teacher.headers.cookie ?? '' };
}

async function makeAtWork(folder: string): Promise<Kept> {
  const { data, people } = await copySchool('new', folder);
  const meno = await startMeno(data);
  const school = await people(meno.url);
  const { code, learner } = await makeClass(meno.url, school);
  await classAtWork(meno.url, code, school.course.id);
  await meno.stop();
  await rename(data, path.join(folder, 'at-work'));
  const { owner, teacher, course } = school;
  return {
    courseId: course.id,
    owner: owner.headers.cookie ?? '',
    teacher: teacher.headers.cookie ?? '',
    learner: learner.headers.cookie ?? '',
  };
}

/** Whether the process that makes a school is still there: a test that takes too long is ended with all that it does. */
async function isAlive(claim: string): Promise<boolean> {
  const pid = Number(await readFile(claim, 'utf8'));
  try {
    // Between the making of the file and the writing into it there is no number yet.
    return pid === 0 || process.kill(pid, 0);
  } catch {
    return false;
  }
}

const there = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
