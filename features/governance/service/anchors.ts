import { appendFile, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { ChainHead } from '@/core/audit-chain/chain';

/** Beside the data, not in the database: whoever can only change the database can't change it. */
export const ANCHORS_FILE = 'audit-anchors.jsonl';

const anchorSchema = z.object({
  at: z.iso.datetime(),
  chain: z.string(),
  place: z.number().int().min(0),
  hash: z.string(),
});

/** Adds a head to the file of the data folder, and waits until the disk has it; nothing where the last one kept is the same. */
export async function keepAnchor(dataFolder: string, head: ChainHead, at: Date): Promise<void> {
  const last = (await readAnchors(dataFolder, head.chain)).at(-1);
  if (last?.place === head.place && last.hash === head.hash) return;
  const file = path.join(dataFolder, ANCHORS_FILE);
  const anchor = { at: at.toISOString(), chain: head.chain, place: head.place, hash: head.hash };
  await appendFile(file, `${JSON.stringify(anchor)}\n`, { mode: 0o600 });
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The heads of a chain that were kept; none where there is no file. @throws Error naming the line that is no anchor. */
export async function readAnchors(dataFolder: string, chain: string): Promise<ChainHead[]> {
  const text = await readFile(path.join(dataFolder, ANCHORS_FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line, index) => {
    if (line === '') return [];
    const anchor = anchorSchema.safeParse(parse(line));
    if (!anchor.success) throw new Error(`${ANCHORS_FILE}, line ${index + 1}: not an anchor`);
    return anchor.data.chain === chain ? [anchor.data] : [];
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
