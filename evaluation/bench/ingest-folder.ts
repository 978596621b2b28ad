import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readMaterial, sampleFolder } from '@/e2e/support/material';
import { newDataFolder, removeDataFolder } from '@/e2e/support/meno-process';
import type { Figure } from './figure';
import { run } from './meno-command';

const FILES = Number(process.env.MENO_TEST_BENCH_FILES ?? 5_000);

/**
 * A folder of 5,000 files of several formats, made of real paragraphs, taken in by `meno course import` in a process of its own, which is
 * killed (SIGKILL) when 30 % of the files are in, and started again. Memory is the highest resident set of that process, threads included,
 * as the kernel counts it.
 */
export async function benchIngestFolder(): Promise<Figure[]> {
  const data = await newDataFolder();
  const folder = path.join(path.dirname(data), 'material');
  try {
    const bytes = await makeFolder(folder);
    await run(data, [
      'user',
      'create',
      '--email',
      'owner@example.org',
      '--role',
      'admin',
      '--password',
      'a long password',
    ]);
    const first = await run(data, importOf(folder), (said) => filesDone(said) >= Math.floor(FILES * 0.3));
    const began = performance.now();
    const second = await run(data, importOf(folder));
    const seconds = (performance.now() - began) / 1000;
    const [, ready, unchanged, failed] = /(\d+) files read, (\d+) unchanged, (\d+) failed/.exec(second.said) ?? [];
    if (Number(ready) + Number(unchanged) !== FILES || Number(unchanged) < FILES * 0.3 - 1)
      throw new Error(`After the kill: ${ready} read, ${unchanged} unchanged, ${failed} failed.\n${second.said}`);
    const what = `${FILES.toLocaleString('en')} files (${(bytes / 1e6).toFixed(0)} MB of text)`;
    const aim = '< 1,000 MB';
    return [
      { what: `take in ${what}, most memory until it was killed`, value: first.peakMb, unit: 'MB', aim },
      { what: `go on to the end (map, exercises, index), most memory`, value: second.peakMb, unit: 'MB', aim },
      { what: 'files that were in and were not read again', value: Number(unchanged), unit: '' },
      { what: 'time of the second run', value: seconds, unit: 's' },
    ];
  } finally {
    await removeDataFolder(data);
  }
}

/** Files that are in, by the last line on progress. */
function filesDone(said: string): number {
  return Number(/(\d+) of \d+ files, files\n(?!.*files, files\n)/s.exec(said)?.[1] ?? 0);
}

const importOf = (folder: string) => ['course', 'import', folder, '--title', 'Large'];

/** Files of 4 to 8 paragraphs of the sample course, no two alike, in folders of a hundred. @returns their bytes together */
async function makeFolder(folder: string): Promise<number> {
  const material = await readMaterial(sampleFolder);
  const texts = material
    .filter((file) => file.path.endsWith('.md'))
    .map((file) => new TextDecoder().decode(file.bytes));
  const paragraphs = texts.flatMap((text) => text.split(/\n\n+/)).filter((each) => /^[A-Z][^|]{80,}/.test(each));
  let total = 0;
  for (let at = 0; at < FILES; at++) {
    const inside = path.join(folder, `part-${String(Math.floor(at / 100)).padStart(3, '0')}`);
    if (at % 100 === 0) await mkdir(inside, { recursive: true });
    const chosen = Array.from(
      { length: 4 + (at % 5) },
      (_, step) => paragraphs[(at * 7 + step * 13) % paragraphs.length],
    );
    const { ending, text } = written(
      at,
      chosen.filter((each) => each !== undefined),
    );
    total += Buffer.byteLength(text);
    await writeFile(path.join(inside, `${String(at).padStart(5, '0')}.${ending}`), text);
  }
  return total;
}

/** Six in ten are Markdown, two plain text, two subtitles. */
function written(at: number, paragraphs: string[]): { ending: string; text: string } {
  const title = `Unit ${at}`;
  const body = [...paragraphs, `This is what unit ${at} says.`];
  if (at % 10 < 6) return { ending: 'md', text: `# ${title}\n\n${body.join('\n\n')}\n` };
  if (at % 10 < 8) return { ending: 'txt', text: `${title}\n\n${body.join('\n\n')}\n` };
  const time = (second: number) => `00:${String(second).padStart(2, '0')}:00.000`;
  const cues = body.map((each, place) => `${time(place)} --> ${time(place + 1)}\n${each.replace(/\s+/g, ' ')}`);
  return { ending: 'vtt', text: `WEBVTT\n\n${cues.join('\n\n')}\n` };
}
