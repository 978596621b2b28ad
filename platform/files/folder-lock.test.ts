import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderLockedError, folderHolder, lockFolder } from './folder-lock';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('lockFolder', () => {
  it('lets one holder in, names it to the next, and lets go', async () => {
    const unlock = await lockFolder(folder);
    expect(await folderHolder(folder)).toBe(process.pid);
    await expect(lockFolder(folder)).rejects.toThrow(new RegExp(`in use by another Meno \\(process ${process.pid}\\)`));
    await unlock();
    expect(await folderHolder(folder)).toBeNull();
    await (await lockFolder(folder))();
    expect(await readdir(folder)).toEqual([]);
  });

  it('gives exactly one of many that try at once the folder', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)));
    expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
    for (const each of tries) if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(FolderLockedError);
  });

  it('takes over from a process that died', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => child.once('exit', resolve));
    await writeFile(path.join(folder, 'meno.lock'), JSON.stringify({ pid: child.pid, born: '1' }));
    const unlock = await lockFolder(folder);
    expect(await folderHolder(folder)).toBe(process.pid);
    await unlock();
  });

  it('takes over when the process number was given to another process since', async () => {
    await writeFile(path.join(folder, 'meno.lock'), JSON.stringify({ pid: process.pid, born: 'long ago' }));
    await (await lockFolder(folder))();
  });

  it('takes over a lock file that is damaged', async () => {
    await writeFile(path.join(folder, 'meno.lock'), '{');
    await (await lockFolder(folder))();
  });
});
