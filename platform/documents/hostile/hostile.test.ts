import { afterAll, describe, expect, it } from 'vitest';
import { MarkdownError } from '@/platform/markdown/errors';
import { closeParseWorker, parseInWorker } from '@/platform/markdown/parse-in-worker';
import { DocumentError } from '../errors';
import { closeDocumentWorker, readInWorker } from '../read-in-worker';
import { DEFAULT_DOCUMENT_LIMITS } from '../types';
import { HOSTILE_FILES } from './hostile-files.testing';

afterAll(() => Promise.all([closeDocumentWorker(), closeParseWorker()]));

/** Milliseconds for one file; most take a hundredth of it. */
const TIME = 60_000;

describe('files that are broken, locked or mean harm', () => {
  it.each(HOSTILE_FILES.map((file) => [`${file.path}: ${file.name}`, file] as const))(
    '%s',
    async (_, { path, bytes, ends, warns }) => {
      const { outcome, warnings } = await outcomeOf(Uint8Array.from(await bytes()), path);
      expect(ends).toContain(outcome);
      if (warns !== undefined) expect(warnings).toContain(warns);
    },
    TIME + 10_000,
  );

  it('leave a thread that reads the next file', async () => {
    await expect(readInWorker(Uint8Array.from(Buffer.from('{'.repeat(100_000))), 'a.ipynb')).rejects.toBeInstanceOf(
      DocumentError,
    );
    expect((await readInWorker(Uint8Array.from(Buffer.from('Water boils.')), 'a.txt')).markdown).toBe('Water boils.');
  });
});

async function outcomeOf(
  bytes: Uint8Array<ArrayBuffer>,
  path: string,
): Promise<{ outcome: string; warnings: string[] }> {
  try {
    const { markdown, warnings } = await readInWorker(bytes, path, { timeoutMs: TIME });
    await parsed(markdown, path);
    return { outcome: 'read', warnings: warnings.map(({ code }) => code) };
  } catch (error) {
    if (error instanceof DocumentError) return { outcome: error.code, warnings: [] };
    throw error;
  }
}

/** What the text says of itself is the Markdown reader's to judge, but it must not hang or fall over. */
async function parsed(markdown: string, path: string): Promise<void> {
  try {
    await parseInWorker(Buffer.from(markdown), path, {
      limits: { maxBytes: DEFAULT_DOCUMENT_LIMITS.maxTextLength * 3 },
    });
  } catch (error) {
    if (!(error instanceof MarkdownError) || error.code === 'timeout') throw error;
  }
}
