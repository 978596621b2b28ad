import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeModelsConfig } from './config-file';
import { examineModels } from './examine-models';
import { type FaultServer, startFaultServer } from './testing/fault-server';

let folder = '';
let server: FaultServer;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno-examine-'));
  server = await startFaultServer({ flavour: 'vllm' });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

test('each model has a line that says whether it is there', async () => {
  expect(await examineModels(folder)).toEqual([{ ok: true, words: expect.stringMatching(/^No language model/) }]);
  const gone = await startFaultServer();
  await gone.close();
  const entry = (id: string, url: string, model: string) => ({ kind: 'openai' as const, id, url, model });
  await writeModelsConfig(folder, {
    models: [
      entry('here', server.url, 'test-model'),
      entry('other', server.url, 'qwen'),
      entry('gone', gone.url, 'test-model'),
      { kind: 'gguf', id: 'file', file: 'none.gguf' },
    ],
    order: { tutor: ['here'], judge: [], embeddings: [] },
  });
  const findings = await examineModels(folder);
  expect(findings.map(({ ok }) => ok)).toEqual([true, false, false, false]);
  expect(findings.map(({ words }) => words)).toEqual([
    `Language model here: test-model at ${server.url} answers`,
    `Language model other: ${server.url} has no model qwen, but: test-model`,
    expect.stringMatching(/^Language model gone: No answer from 127.0.0.1:\d+: nothing listens there\.$/),
    expect.stringMatching(/^Language model file: There is no file .*none\.gguf/),
  ]);
  expect(server.chats()).toEqual([]);
  await writeFile(path.join(folder, 'models.json'), '{');
  expect(await examineModels(folder)).toEqual([{ ok: false, words: 'models.json is no JSON' }]);
});
