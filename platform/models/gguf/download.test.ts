import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Handler, type LoopbackServer, startLoopbackServer } from '../testing/loopback-server';
import { DownloadError, downloadGguf } from './download';

const bytes = Buffer.concat([Buffer.from('GGUF'), Buffer.from([3, 0, 0, 0]), Buffer.alloc(400_000, 7)]);
const never = new AbortController().signal;
let folder = '';
let file = '';
let server: LoopbackServer | null = null;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-download-'));
  file = path.join(folder, 'models', 'm.gguf');
});
afterEach(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

async function serve(handle: Handler): Promise<string> {
  server = await startLoopbackServer(handle);
  return `${server.url}/m.gguf`;
}
const failure = (work: Promise<void>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof DownloadError ? error : Promise.reject(error)),
  );
/** Waits until so many bytes lie in the file that is not whole yet. */
async function arrived(count: number): Promise<void> {
  while ((await stat(`${file}.part`).catch(() => ({ size: 0 }))).size < count) await wait(5);
}
const left = () => readdir(path.dirname(file)).catch(() => []);

test('brings the file whole, tells how far it is, and leaves nothing else', async () => {
  const url = await serve((_, response) => void response.writeHead(200, { 'content-length': bytes.length }).end(bytes));
  let last = { bytes: 0, total: null as number | null };
  await downloadGguf(url, file, { signal: never, progress: (progress) => (last = progress) });
  expect(await readFile(file)).toEqual(bytes);
  expect(last).toEqual({ bytes: bytes.length, total: bytes.length });
  expect(await left()).toEqual(['m.gguf']);
});

test('goes on where it broke off, and begins anew when the file has changed', async () => {
  let version = '"one"';
  const url = await serve((seen, response) => {
    const from = Number(/bytes=(\d+)-/.exec(String(seen.headers.range ?? ''))?.[1] ?? 0);
    const same = seen.headers['if-range'] === version;
    if (from > 0 && same) {
      response.writeHead(206, { 'content-length': bytes.length - from, etag: version }).end(bytes.subarray(from));
      return;
    }
    response.writeHead(200, { 'content-length': bytes.length, etag: version });
    if (from > 0) return void response.end(bytes);
    response.write(bytes.subarray(0, 100_000));
    void arrived(100_000).then(() => response.destroy());
  });
  const broke = await failure(downloadGguf(url, file, { signal: never }));
  expect(broke).toMatchObject({ resumable: true });
  expect(await left()).toEqual(['m.gguf.part', 'm.gguf.part.json']);
  const steps: number[] = [];
  await downloadGguf(url, file, { signal: never, progress: ({ bytes: now }) => steps.push(now) });
  expect(steps[0]).toBeGreaterThan(100_000);
  expect(await readFile(file)).toEqual(bytes);
  await rm(file);
  await failure(downloadGguf(url, file, { signal: never }));
  version = '"two"';
  await downloadGguf(url, file, { signal: never });
  expect(await readFile(file)).toEqual(bytes);
  expect(await left()).toEqual(['m.gguf']);
});

test('a cancel stops it, and never leaves a file of the real name', async () => {
  const url = await serve((_, response) => {
    response.writeHead(200, { 'content-length': bytes.length, etag: '"x"' });
    response.write(bytes.subarray(0, 50_000));
  });
  const controller = new AbortController();
  const work = downloadGguf(url, file, { signal: controller.signal, progress: () => controller.abort() });
  expect((await failure(work))?.message).toMatch(/^Cancelled/);
  expect(await left()).not.toContain('m.gguf');
});

test.each([
  ['that is not there', 404, 'no'],
  ['that is a web page', 200, '<html>Sign in</html>'],
])('a file %s is refused and leaves nothing', async (_, status, body) => {
  const url = await serve((__, response) => void response.writeHead(status).end(body));
  expect(await failure(downloadGguf(url, file, { signal: never }))).toMatchObject({ resumable: false });
  expect(await left()).toEqual([]);
});

test('a redirect to another host goes over HTTPS or not at all', async () => {
  const url = await serve((seen, response) => {
    if (seen.path === '/m.gguf') response.writeHead(302, { location: '/real' }).end();
    else if (seen.path === '/real') response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
    else response.writeHead(302, { location: 'http://127.0.0.1:9/m.gguf' }).end();
  });
  await downloadGguf(url, file, { signal: never });
  expect(await readFile(file)).toEqual(bytes);
  const elsewhere = await failure(downloadGguf(url.replace('m.gguf', 'away'), `${file}2`, { signal: never }));
  expect(elsewhere).not.toBeNull();
  expect(server?.requests.map(({ path }) => path)).toEqual(['/m.gguf', '/real', '/away']);
});
