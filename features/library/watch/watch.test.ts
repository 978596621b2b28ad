import { execFileSync } from 'node:child_process';
import { mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packed } from '@/platform/documents/testing';
import { createLibrary } from '../service';
import { testLibrary } from '../testing';
import { allowedFolder, allowedRepository } from './allowed';
import type { CreateWatch } from './contract';

const lib = testLibrary();
const page = (title: string, text = 'Text.') => `# ${title}\n\n${text}\n`;
const shared = (...parts: string[]) => path.join(lib().folder, 'shared', ...parts);

async function write(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}

async function follow(courseId: string, given: Partial<CreateWatch> & { location: string }) {
  const { library, teacher, asTeacher } = lib();
  const values = { kind: 'folder' as const, branch: null, removeGone: false, ...given };
  return library.createWatch(teacher, courseId, values, (work) => asTeacher(work));
}

/** Does a look, and all that it starts. @returns what the course holds then. */
async function look(courseId: string, watchId: string) {
  const { library, test, asTeacher, jobs } = lib();
  await library.lookNow(test.districtId, watchId);
  await jobs.run();
  const { items } = await asTeacher((tx) => library.listSources(tx, courseId, { limit: 100 }));
  const { items: watches } = await asTeacher((tx) => library.listWatches(tx, courseId));
  const { items: uploads } = await asTeacher((tx) => library.listIngestions(tx, courseId, { limit: 100 }));
  return { paths: items.map((source) => source.path), watch: watches.find(({ id }) => id === watchId), uploads };
}

beforeAll(async () => {
  await mkdir(shared(), { recursive: true });
});

describe('a folder that a course follows', () => {
  it('comes in once, and again only what has changed in it', async () => {
    const courseId = await lib().newCourse();
    await write(shared('one', 'a.md'), page('A'));
    await write(shared('one', 'b', 'b.md'), page('B'));
    await write(shared('one', 'notes.exe'), 'MZ');
    const { id } = await follow(courseId, { location: shared('one') });
    const first = await look(courseId, id);
    expect(first.paths).toEqual(['a.md', 'b/b.md']);
    expect(first.watch).toMatchObject({ fileCount: 2, failure: null, ingestionId: first.uploads[0]?.id });
    expect((await look(courseId, id)).uploads.length).toBe(1);
    // Another time alone is no change; other bytes are.
    await utimes(shared('one', 'a.md'), 1, 1);
    expect((await look(courseId, id)).uploads.length).toBe(1);
    await write(shared('one', 'a.md'), page('A', 'Changed.'));
    await write(shared('one', 'c.md'), page('C'));
    const last = await look(courseId, id);
    expect(last.uploads[0]?.files.map((file) => [file.path, file.status])).toEqual([
      ['a.md', 'ready'],
      ['c.md', 'ready'],
    ]);
    expect(last.paths).toEqual(['a.md', 'b/b.md', 'c.md']);
  });

  it('keeps what is gone from it, unless the owner chose that it goes too', async () => {
    const { newCourse, library, asTeacher } = lib();
    const courseId = await newCourse();
    await write(shared('two', 'a.md'), page('A'));
    await write(shared('two', 'b.md'), page('B'));
    await write(shared('two', 'c.zip'), packed({ 'd.md': page('D') }));
    const { id } = await follow(courseId, { location: shared('two') });
    expect((await look(courseId, id)).paths).toEqual(['a.md', 'b.md', 'c/d.md']);
    await rm(shared('two', 'a.md'));
    expect((await look(courseId, id)).paths).toEqual(['a.md', 'b.md', 'c/d.md']);
    await asTeacher((tx) => library.updateWatch(tx, courseId, id, { removeGone: true }));
    await rm(shared('two', 'c.zip'));
    await rename(shared('two', 'b.md'), shared('two', 'e.md'));
    const after = await look(courseId, id);
    expect([after.paths, after.watch?.fileCount]).toEqual([['a.md', 'e.md'], 1]);
    expect(lib().reported).toEqual([]);
  });

  it('says why it can’t be read any more, and goes on when it can again', async () => {
    const courseId = await lib().newCourse();
    await write(shared('three', 'a.md'), page('A'));
    const { id } = await follow(courseId, { location: shared('three'), removeGone: true });
    await look(courseId, id);
    await rename(shared('three'), shared('away'));
    const missing = await look(courseId, id);
    expect([missing.watch?.failure?.code, missing.paths]).toEqual(['missing', ['a.md']]);
    await symlink('/etc', shared('three'));
    expect((await look(courseId, id)).watch?.failure?.code).toBe('not_allowed');
    await rm(shared('three'));
    await rename(shared('away'), shared('three'));
    expect((await look(courseId, id)).watch?.failure).toBeNull();
  });
});

describe('a repository that a course follows', () => {
  const git = (folder: string, ...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=T', '-c', 'user.email=t@example.org', ...args], {
      stdio: 'pipe',
    });

  it('comes in at its newest commit, and again when there is a newer one', async () => {
    const courseId = await lib().newCourse();
    const folder = shared('repository');
    await write(path.join(folder, 'a.md'), page('A'));
    await write(path.join(folder, 'b.md'), page('B'));
    git(folder, 'init', '--quiet', '--initial-branch=trunk');
    git(folder, 'add', '.');
    git(folder, 'commit', '--quiet', '-m', 'one');
    const { id } = await follow(courseId, { kind: 'git', location: `file://${folder}`, removeGone: true });
    const first = await look(courseId, id);
    expect([first.watch?.failure, first.paths]).toEqual([null, ['a.md', 'b.md']]);
    expect(first.watch?.revision).toMatch(/^[0-9a-f]{40}$/);
    expect((await look(courseId, id)).uploads.length).toBe(1);
    await write(path.join(folder, 'a.md'), page('A', 'New.'));
    git(folder, 'rm', '--quiet', 'b.md');
    await symlink('/etc/passwd', path.join(folder, 'passwd.md'));
    git(folder, 'add', '.');
    git(folder, 'commit', '--quiet', '-m', 'two');
    const next = await look(courseId, id);
    expect(next.paths).toEqual(['a.md', 'passwd.md']);
    // A link comes as the text of what it leads to, never as that file.
    const chunks = await lib().asTeacher((tx) => lib().library.port.courseChunks(tx, courseId));
    expect(chunks.map(({ text }) => text)).toEqual(['New.', '/etc/passwd']);
    const gone = await follow(courseId, { kind: 'git', location: `file://${folder}/../repository`, branch: 'gone' });
    expect((await look(courseId, gone.id)).watch?.failure?.code).toBe('fetch_failed');
  });
});

it('looks at what is due, once, however long that takes', async () => {
  const { newCourse, library, jobs, deps, asTeacher } = lib();
  const courseId = await newCourse();
  await write(shared('due', 'a.md'), page('A'));
  const { id } = await follow(courseId, { location: shared('due') });
  await jobs.run();
  expect(await library.lookAtDue()).toBe(0);
  const later = createLibrary({ ...deps, now: () => new Date(Date.now() + 5.5 * 60_000) });
  expect(await later.lookAtDue()).toBeGreaterThan(0);
  expect(await later.lookAtDue()).toBe(0);
  await jobs.run();
  const [watch] = (await asTeacher((tx) => library.listWatches(tx, courseId))).items;
  expect([watch?.id, watch?.failure, watch?.fileCount]).toEqual([id, null, 1]);
});

describe('where courses may look', () => {
  it('is inside the folders that the administrator names, with every link followed', async () => {
    const allowed = { folders: [shared()], gitHosts: ['git.example.org', 'git.example.org:8443'] };
    await symlink('/etc', shared('out'));
    await write(shared('file.md'), 'x');
    const fault = async (location: string) => {
      const found = await allowedFolder(location, allowed);
      return 'fault' in found ? found.fault : 'allowed';
    };
    expect(await fault(shared())).toBe('allowed');
    expect(await fault('shared')).toBe('not_absolute');
    expect(await fault('/etc')).toBe('not_allowed');
    expect(await fault(shared('..'))).toBe('not_allowed');
    expect(await fault(`${shared()}-more`)).toBe('not_allowed');
    expect(await fault(shared('out'))).toBe('not_allowed');
    expect(await fault(shared('nowhere'))).toBe('missing');
    expect(await fault(shared('file.md'))).toBe('no_folder');
    const address = async (location: string) => {
      const found = await allowedRepository(location, allowed);
      return 'fault' in found ? found.fault : found.address;
    };
    expect(await address('https://git.example.org/a.git')).toBe('https://git.example.org/a.git');
    expect(await address('https://git.example.org:8443/a')).toBe('https://git.example.org:8443/a');
    expect(await address('https://git.example.org:9000/a')).toBe('host_not_allowed');
    expect(await address('https://git.example.org.evil.example/a')).toBe('host_not_allowed');
    expect(await address('https://git.example.org@evil.example/a')).toBe('has_password');
    for (const each of [
      'http://git.example.org/a',
      'ssh://git.example.org/a',
      'git@git.example.org:a',
      'ext::sh',
      '-x',
    ])
      expect([each, await address(each)]).toEqual([each, 'no_address']);
    expect(await address('file:///etc')).toBe('not_allowed');
  });

  it('is nobody’s business but that of a course’s editors', async () => {
    const { newCourse, library, asLearner, learner } = lib();
    const courseId = await newCourse();
    await follow(courseId, { location: shared() });
    expect((await asLearner((tx) => library.listWatches(tx, courseId))).items).toEqual([]);
    const values = { kind: 'folder' as const, location: shared('one'), branch: null, removeGone: false };
    await expect(library.createWatch(learner, courseId, values, (work) => asLearner(work))).rejects.toThrow();
    await expect(follow(courseId, { location: shared() })).rejects.toMatchObject({ code: 'watch_exists' });
    await expect(follow(courseId, { location: '/etc' })).rejects.toMatchObject({ code: 'place_not_allowed' });
  });
});
