import { copyFile, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readModelsConfig } from '@/platform/models/config-file';
import { type FaultServer, startFaultServer } from '@/platform/models/testing/fault-server';
import { llamaForTests } from '@/platform/models/testing/llama-runtime';
import { startLoopbackServer } from '@/platform/models/testing/loopback-server';
import { startTutorServer, type TutorServer } from '@/platform/models/testing/tutor-server';
import { CommandError } from '../../command-error';
import { addLanguageModelCommands } from './models';

let data = '';
let out = '';
const closers: (() => Promise<void>)[] = [];
const environment = { ...process.env };
beforeEach(async () => {
  data = await mkdtemp(path.join(os.tmpdir(), 'meno-cli-models-'));
  process.env.MENO_DATA = data;
  out = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
});
afterEach(async () => {
  vi.restoreAllMocks();
  process.exitCode = 0;
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  await Promise.all(closers.splice(0).map((close) => close()));
  await rm(data, { recursive: true, force: true });
});
afterAll(() => {
  process.exitCode = 0;
});

async function meno(...args: string[]): Promise<string> {
  out = '';
  const program = new Command('meno').exitOverride();
  addLanguageModelCommands(program);
  await program.parseAsync(['node', 'meno', 'models', ...args]);
  return out;
}
async function refused(...args: string[]): Promise<CommandError> {
  const error: unknown = await meno(...args).catch((error: unknown) => error);
  if (error instanceof CommandError) return error;
  throw new Error(`not refused: ${String(error)} ${out}`);
}
const tutor = async (): Promise<TutorServer> => {
  const server = await startTutorServer();
  closers.push(server.close);
  return server;
};
const faulty = async (options: Parameters<typeof startFaultServer>[0]): Promise<FaultServer> => {
  const server = await startFaultServer(options);
  closers.push(server.close);
  return server;
};

describe('meno models, with servers', () => {
  test('says how Meno teaches while there is none', async () => {
    expect(await meno('list')).toContain('teaches with passages');
  });

  test('adds the only model of a server, tried first, and lists it', async () => {
    const { url } = await tutor();
    const said = await meno('add', url);
    expect(said).toMatch(/context 16384 tokens, 4 at the same time/);
    expect(said).toMatch(/response_format json_schema/);
    expect(said).toMatch(/tokens a second/);
    expect(said).toMatch(/tutor is added for tutor, judge\./);
    expect(await meno('list')).toBe(`tutor  tutor at ${url}/v1; for tutor, judge\n`);
    expect((await stat(path.join(data, 'models.json'))).mode & 0o777).toBe(0o600);
  });

  test('orders, tests and removes, and leaves everything else as it is', async () => {
    const { url } = await tutor();
    const limits = { tokensPerLearnerHour: 50_000 };
    await writeFile(path.join(data, 'models.json'), JSON.stringify({ limits }));
    await meno('add', url, '--id', 'a', '--slots', '2');
    await meno('add', `${url}/v1/`, '--id', 'b', '--for', 'tutor,embeddings');
    expect(readModelsConfig(data).models[1]).toMatchObject({ id: 'b', dimensions: 64 });
    expect(await meno('order', 'tutor', 'b', 'a')).toBe('tutor: b, then a\n');
    expect(await meno('list')).toContain('for tutor (2.), judge');
    expect(JSON.parse(await meno('test', 'b', '--json'))[0]).toMatchObject({
      problem: null,
      embeddings: { dimensions: 64 },
    });
    expect(await meno('remove', 'b')).toBe('b is taken out.\n');
    expect(readModelsConfig(data).order).toEqual({ tutor: ['a'], judge: ['a'], embeddings: [] });
    expect(await meno('order', 'judge')).toBe('judge: no model\n');
    expect(readModelsConfig(data).limits).toMatchObject(limits);
  });

  test('reads a key where it is told to, and writes it nowhere', async () => {
    const server = await faulty({ key: 'sk-hidden-1' });
    process.env.SCHOOL_KEY = 'sk-hidden-1';
    await meno('add', server.url, '--key-env', 'SCHOOL_KEY');
    await meno('test');
    expect(out).not.toContain('hidden');
    expect(await readFile(path.join(data, 'models.json'), 'utf8')).toMatch(/"keyEnv": "SCHOOL_KEY"/);
    expect(await readFile(path.join(data, 'models.json'), 'utf8')).not.toContain('hidden');
    process.env.SCHOOL_KEY = 'sk-other-2';
    expect(await meno('test')).toMatch(/401/);
    expect(out).not.toMatch(/hidden|other-2/);
    expect(process.exitCode).toBe(1);
  });

  test.each([
    ['an address that is none', ['add', 'http://'], /not an http/, 2],
    ['a key in the address', ['add', 'http://me:pw@host/v1'], /does not belong/, 2],
    ['a purpose that is none', ['add', 'http://127.0.0.1:9', '--for', 'poems'], /'poems' is no purpose/, 2],
    ['slots that are no number', ['add', 'http://127.0.0.1:9', '--slots', 'many'], /--slots/, 2],
    ['a variable that is not set', ['add', 'http://127.0.0.1:9', '--key-env', 'NO_SUCH_KEY'], /NO_SUCH_KEY/, 2],
    ['a port that programs may not ask', ['add', 'http://127.0.0.1:9'], /port is kept/, 1],
    ['a file that is not there', ['add', '/no/such.gguf'], /no file/, 2],
    ['a file that is no GGUF', ['add', import.meta.filename], /no GGUF/, 2],
    ['an unknown model', ['remove', 'x'], /There are no models/, 2],
    ['nothing to test', ['test'], /no models/, 2],
  ])('refuses %s, in a sentence', async (_, args, words, exitCode) => {
    const error = await refused(...args);
    expect(error.message).toMatch(words);
    expect(error.exitCode).toBe(exitCode);
    expect(readModelsConfig(data).models).toEqual([]);
  });

  test('refuses a server that is not there', async () => {
    const gone = await startTutorServer();
    await gone.close();
    expect(await refused('add', gone.url)).toMatchObject({
      message: expect.stringMatching(/nothing listens there/),
      exitCode: 1,
    });
  });

  test('refuses a file of models that it can’t read, and a server that does not answer right', async () => {
    await writeFile(path.join(data, 'models.json'), '{');
    expect(await refused('list')).toMatchObject({ exitCode: 2 });
    await rm(path.join(data, 'models.json'));
    const { url, mischief } = await tutor();
    mischief.always = 'die';
    expect((await refused('add', url)).message).toMatch(/was not added/);
    expect(await meno('add', url, '--untested', '--name', 'later')).toBe('later is added for tutor, judge.\n');
    expect((await refused('add', url, '--untested', '--name', 'x', '--id', 'later')).message).toMatch(/already/);
  });
});

const llama = await llamaForTests();
describe.skipIf(llama === null)('meno models, with GGUF files', () => {
  beforeEach(async () => {
    // The runtime was installed by the same code before; a link saves the registry a second download.
    await mkdir(path.join(data, 'models'));
    await symlink(llama?.runtime ?? '', path.join(data, 'models', 'runtime'));
  });

  test('adds a file where it lies', { timeout: 60_000 }, async () => {
    const file = path.join(data, 'tiny.gguf');
    await copyFile(llama?.file ?? '', file);
    const said = await meno('add', file, '--context', '1024', '--slots', '1');
    expect(said).toMatch(/context 1024 tokens, 1 at the same time/);
    expect(said).toMatch(/grammar of llama.cpp/);
    expect(readModelsConfig(data).models).toEqual([{ kind: 'gguf', id: 'tiny', file, slots: 1, contextTokens: 1_024 }]);
    expect(await meno('install-runtime')).toMatch(/installed already/);
    expect(await meno('remove', 'tiny', '--delete-file')).toContain(`stays at ${file}`);
  });

  test('downloads a file that is named by its address, also for vectors', { timeout: 60_000 }, async () => {
    const bytes = await readFile(llama?.file ?? '');
    const server = await startLoopbackServer((_, response) => {
      response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
    });
    closers.push(server.close);
    await meno('add', `${server.url}/files/letters.Q4.gguf?download=true`, '--for', 'embeddings', '--context', '512');
    expect(readModelsConfig(data).models).toEqual([
      { kind: 'gguf', id: 'letters.q4', file: 'letters.Q4.gguf', contextTokens: 512, dimensions: 320 },
    ]);
    expect(await meno('list')).toMatch(/letters.q4 {2}letters.Q4.gguf; for embeddings\nRuntime for GGUF files: 3\./);
    expect(await meno('remove', 'letters.q4', '--delete-file')).toBe('letters.q4 is taken out.\n');
    await expect(stat(path.join(data, 'models', 'letters.Q4.gguf'))).rejects.toThrow();
  });
});
