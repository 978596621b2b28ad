import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const holderSchema = z.object({ pid: z.number().int(), born: z.string() });
type Holder = z.infer<typeof holderSchema>;

/** The folder is in use by a living process. */
export class FolderLockedError extends Error {
  override name = 'FolderLockedError';
  constructor(
    readonly folder: string,
    readonly pid: number,
  ) {
    super(
      `The data folder ${folder} is in use by another Meno (process ${pid}). Stop that one, or set MENO_DATA to another folder.`,
    );
  }
}

/**
 * Takes the folder for this process, by hard link, so that two processes starting at once can't both have it.
 * A lock left by a process that died is taken over.
 * @returns a function that gives the folder back.
 * @throws FolderLockedError when a living process holds it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const lock = path.join(folder, 'meno.lock');
  const mine: Holder = { pid: process.pid, born: await birthOf(process.pid) };
  const draft = path.join(folder, `.lock-${randomUUID()}`);
  await writeFile(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (;;) {
      if (await tryLink(draft, lock)) break;
      const holder = await readHolder(lock);
      if (holder && (await isAlive(holder))) throw new FolderLockedError(folder, holder.pid);
      await removeStale(lock, holder, folder);
    }
  } finally {
    await rm(draft, { force: true });
  }
  return async () => {
    const holder = await readHolder(lock);
    if (holder?.pid === mine.pid && holder.born === mine.born) await rm(lock, { force: true });
  };
}

/** The process that holds the folder now, or null. */
export async function folderHolder(folder: string): Promise<number | null> {
  const holder = await readHolder(path.join(folder, 'meno.lock'));
  return holder && (await isAlive(holder)) ? holder.pid : null;
}

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function readHolder(lock: string): Promise<Holder | null> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(lock, 'utf8')));
  } catch {
    return null;
  }
}

/** Moves a dead lock aside; puts it back if somebody living took it between our look and our move. */
async function removeStale(lock: string, judged: Holder | null, folder: string): Promise<void> {
  const aside = path.join(folder, `.lock-stale-${randomUUID()}`);
  try {
    await rename(lock, aside);
  } catch {
    return;
  }
  const moved = await readHolder(aside);
  const sameAsJudged = moved?.pid === judged?.pid && moved?.born === judged?.born;
  if (!sameAsJudged && moved && (await isAlive(moved))) {
    await tryLink(aside, lock);
    await rm(aside, { force: true });
    throw new FolderLockedError(folder, moved.pid);
  }
  await rm(aside, { force: true });
}

async function isAlive(holder: Holder): Promise<boolean> {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return (await birthOf(holder.pid)) === holder.born;
}

/** Start time of a process in clock ticks since boot (Linux), so that a reused process number is told apart; elsewhere ''. */
async function birthOf(pid: number): Promise<string> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
