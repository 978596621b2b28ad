import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFileScanner } from './scan-file';

let folder: string;
let scanner: string;
const reported: string[] = [];
const scan = (command: string, file: string, limitMs = 10_000) =>
  createFileScanner({ command, limitMs, report: (error) => reported.push(error.message) })(file);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'meno scan-'));
  scanner = path.join(folder, 'scanner');
  // Finds what holds the word, as the test file of EICAR is found; stumbles over another; hangs on a third.
  await writeFile(
    scanner,
    '#!/bin/sh\n[ -n "$HOME" ] && exit 9\ngrep -q HARM "$2" && exit 1\ngrep -q STUMBLE "$2" && exit 2\ngrep -q HANG "$2" && exec sleep 60\n[ "$1" = --flag ]\n',
  );
  await chmod(scanner, 0o755);
  for (const word of ['HARM', 'STUMBLE', 'HANG', 'good'])
    await writeFile(path.join(folder, `$(touch gone) ${word}`), `of ${word}`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('takes the word of a program on a file, whatever that is called', async () => {
  const command = `"${scanner}" --flag`;
  expect(await scan(command, path.join(folder, '$(touch gone) good'))).toBe('clean');
  expect(await scan(command, path.join(folder, '$(touch gone) HARM'))).toBe('harmful');
  expect(reported).toEqual([]);
});

it('has not looked where the program stumbles, hangs or isn’t there', async () => {
  const command = `'${scanner}' --flag`;
  expect(await scan(command, path.join(folder, '$(touch gone) STUMBLE'))).toBe('failed');
  expect(await scan(command, path.join(folder, '$(touch gone) HANG'), 200)).toBe('failed');
  expect(await scan('/no/such/program', path.join(folder, '$(touch gone) good'))).toBe('failed');
  expect(reported.map((each) => each.replace(/^.*: /, ''))).toEqual([
    'it ended with 2',
    'it was stopped after 0.2 seconds',
    expect.stringContaining('ENOENT'),
  ]);
  expect(() => createFileScanner({ command: '  ', limitMs: 1, report: () => {} })).toThrow('names no program');
});
