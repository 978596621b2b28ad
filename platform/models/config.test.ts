import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readApiKey } from './api-key';
import { checkModelsConfig, type ModelEntry } from './config';
import { readModelsConfig, writeModelsConfig } from './config-file';
import { createModelsSource } from './models-source';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-models-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const server = (id: string, changes: Partial<Extract<ModelEntry, { kind: 'openai' }>> = {}) => ({
  kind: 'openai' as const,
  id,
  url: 'http://127.0.0.1:9/v1',
  model: 'qwen',
  ...changes,
});
const order = (tutor: string[] = [], judge: string[] = [], embeddings: string[] = []) => ({ tutor, judge, embeddings });

describe('models.json', () => {
  test('is written whole, for its owner’s eyes, and read back', async () => {
    expect(readModelsConfig(folder)).toEqual({ models: [], order: order() });
    const config = { models: [server('a', { keyEnv: 'SCHOOL_KEY' }), server('b')], order: order(['b', 'a'], ['a']) };
    await writeModelsConfig(folder, config);
    expect(readModelsConfig(folder)).toEqual(config);
    expect(await readdir(folder)).toEqual(['models.json']);
    expect((await stat(path.join(folder, 'models.json'))).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['no JSON', '{', /is no JSON/],
    ['an unknown field', '{"model": []}', /model/],
    ['a model of no kind', '{"models": [{"id": "a"}]}', /kind/],
    ['an unknown address', JSON.stringify({ models: [server('a', { url: 'ftp://x' })] }), /http/],
    [
      'a key in the address',
      JSON.stringify({ models: [server('a', { url: 'http://me:secret@x/v1' })] }),
      /models.0.url/,
    ],
    ['an id that is twice there', JSON.stringify({ models: [server('a'), server('a')] }), /'a' is there twice/],
    ['an order of a model that is not there', JSON.stringify({ order: order(['x']) }), /there is no model 'x'/],
    [
      'embeddings without dimensions',
      JSON.stringify({ models: [server('a')], order: order([], [], ['a']) }),
      /dimensions/,
    ],
  ])('with %s is refused, and says where', async (_, text, why) => {
    await writeFile(path.join(folder, 'models.json'), text);
    expect(() => readModelsConfig(folder)).toThrow(why);
  });

  test('is not written when it could not be read', async () => {
    const bad = { models: [], order: order(['x']) };
    await expect(writeModelsConfig(folder, bad)).rejects.toThrow(/no model 'x'/);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('the models of a data folder', () => {
  test('come by purpose, in their order, and change with the file', async () => {
    const problems: string[] = [];
    const source = createModelsSource(folder, (error) => problems.push(error.message), { lookEveryMs: 0 });
    expect(source.current().models).toEqual([]);
    const embeddings = server('e', { dimensions: 8 });
    await writeModelsConfig(folder, {
      models: [server('a'), server('b'), embeddings],
      order: order(['b', 'a'], ['a'], ['e']),
    });
    const first = source.current();
    expect(first.of('tutor').map(({ model }) => model.id)).toEqual(['b', 'a']);
    expect(first.of('judge').map(({ model, purposes }) => [model.id, purposes])).toEqual([['a', ['tutor', 'judge']]]);
    expect(first.models.map(({ model }) => model.id)).toEqual(['a', 'b']);
    expect(first.embedders.map(({ embedder }) => [embedder.id, embedder.dimensions])).toEqual([['e', 8]]);
    expect(source.current()).toBe(first);

    await writeModelsConfig(folder, { models: [server('a'), server('b', { slots: 2 })], order: order(['a', 'b']) });
    const second = source.current();
    expect(second.of('tutor')[0]?.model).toBe(first.of('tutor')[1]?.model);
    expect(second.of('tutor')[1]?.model).not.toBe(first.of('tutor')[0]?.model);
    expect(second.of('tutor')[1]?.slots).toBe(2);

    await writeFile(path.join(folder, 'models.json'), '{ broken');
    expect(source.current()).toBe(second);
    expect(source.current()).toBe(second);
    expect(problems).toEqual(['models.json is no JSON']);
    await rm(path.join(folder, 'models.json'));
    expect(source.current().models).toEqual([]);
    await source.close();
  });
});

describe('a key', () => {
  test('is read from where the entry says, anew each time', async () => {
    const keyFile = path.join(folder, 'key');
    await writeFile(keyFile, 'sk-1\n');
    expect(await readApiKey({ keyFile })).toBe('sk-1');
    await writeFile(keyFile, 'sk-2\n');
    expect(await readApiKey({ keyFile })).toBe('sk-2');
    expect(await readApiKey({ keyEnv: 'SCHOOL_KEY' }, { SCHOOL_KEY: 'sk-3' })).toBe('sk-3');
    expect(await readApiKey({})).toBeNull();
  });

  test('that is missing or none names the place, and never what is in it', async () => {
    const keyFile = path.join(folder, 'key');
    await writeFile(keyFile, 'sk secret\u00e9');
    const message = (entry: { keyEnv?: string; keyFile?: string }) =>
      readApiKey(entry, {}).then(String, (error: unknown) => String(error));
    expect(await message({ keyEnv: 'SCHOOL_KEY' })).toMatch(/SCHOOL_KEY.* is not set/);
    expect(await message({ keyFile: path.join(folder, 'none') })).toMatch(/none.* can't be read/);
    expect(await message({ keyFile })).toMatch(/is no key/);
    expect(await message({ keyFile })).not.toContain('secret');
  });
});

test('both kinds of models are taken', () => {
  const gguf = { kind: 'gguf', id: 'tiny', file: 'tiny.gguf', slots: 1, threads: 2, contextTokens: 4_096 };
  expect(checkModelsConfig({ models: [gguf], order: order(['tiny']) }).models[0]).toEqual(gguf);
  expect(() => checkModelsConfig({ models: [{ ...gguf, url: 'http://x' }] })).toThrow(/url/);
});
