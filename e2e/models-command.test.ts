import { spawn } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoopbackServer, startLoopbackServer } from '@/platform/models/testing/loopback-server';
import { tinyGguf } from '@/platform/models/testing/tiny-gguf';
import { startTutorServer, type TutorServer } from '@/platform/models/testing/tutor-server';
import { meno, newDataFolder, removeDataFolder } from './support/meno-process';

let data = '';
let tutor: TutorServer;
let files: LoopbackServer;
const file = tinyGguf();

beforeAll(async () => {
  data = await newDataFolder();
  tutor = await startTutorServer();
  // The first half, and then nothing: until somebody asks for the rest.
  files = await startLoopbackServer((seen, response) => {
    const from = Number(/bytes=(\d+)-/.exec(String(seen.headers.range))?.[1] ?? 0);
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': file.length - from, etag: '"1"' });
    if (from > 0) response.end(file.subarray(from));
    else response.write(file.subarray(0, file.length / 2));
  });
}, 60_000);
afterAll(async () => {
  await tutor?.close();
  await files?.close();
  await removeDataFolder(data);
});

/** Waits until something of the file lies on the disk: what is told of may still be on its way there. */
async function arrived(): Promise<void> {
  const part = path.join(data, 'models', 'tiny.gguf.part');
  while ((await stat(part).catch(() => ({ size: 0 }))).size === 0) await wait(5);
}

describe('meno models, as an administrator calls it', { timeout: 120_000 }, () => {
  it('adds a server, tests it and lists it', async () => {
    const added = await meno(data, ['models', 'add', tutor.url]);
    expect([added.code, added.out]).toEqual([0, expect.stringMatching(/tutor is added for tutor, judge\.\n$/)]);
    const tested = await meno(data, ['models', 'test']);
    expect([tested.code, tested.out]).toEqual([0, expect.stringMatching(/tokens a second/)]);
    expect((await meno(data, ['models', 'list'])).out).toBe(`tutor  tutor at ${tutor.url}/v1; for tutor, judge\n`);
  });

  it('ends with 2 and a sentence when it is called wrongly', async () => {
    const wrong = await meno(data, ['models', 'order', 'tutor', 'nobody']);
    expect([wrong.code, wrong.err.trim()]).toEqual([2, "There is no model 'nobody', but: tutor"]);
    expect((await meno(data, ['models', 'add', tutor.url, '--slots', '0'])).code).toBe(2);
    expect((await meno(data, ['models', 'dance'])).code).toBe(2);
  });

  it('stops a download at Ctrl-C, goes on with it the next time, and never shows half a file', async () => {
    const args = ['models', 'add', `${files.url}/tiny.gguf`, '--untested', '--id', 'tiny'];
    const child = spawn(process.execPath, [path.resolve('dist', 'meno.js'), ...args], {
      env: { ...process.env, MENO_DATA: data, NODE_ENV: 'production' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    let stopped = false;
    child.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const begun = /MB \(\d+ %\)/.test(said);
      if (begun && !stopped) void arrived().then(() => child.kill('SIGINT'));
      stopped ||= begun;
    });
    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(1);
    expect(said).toMatch(/Cancelled/);
    expect(await readdir(path.join(data, 'models'))).toEqual(['tiny.gguf.part', 'tiny.gguf.part.json']);
    const again = await meno(data, args);
    expect([again.code, again.out]).toEqual([0, 'tiny is added for tutor, judge.\n']);
    expect((await readFile(path.join(data, 'models', 'tiny.gguf'))).equals(file)).toBe(true);
    expect(await readdir(path.join(data, 'models'))).toEqual(['tiny.gguf']);
    const removed = await meno(data, ['models', 'remove', 'tiny', '--delete-file']);
    expect([removed.code, await readdir(path.join(data, 'models'))]).toEqual([0, []]);
  });
});
