import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { extractConcepts } from '@/features/concepts/extract/extract-concepts';
import { testLibrary } from '@/features/library/testing';
import { proposeTags } from '@/features/standards/propose/propose-tags';

/**
 * Proposals of standards, measured: the objectives that authors wrote over each episode are taken as standards, and are hidden from the
 * material. A proposal is right where its concept is taught mostly in the episode whose objective it is.
 */
const lib = testLibrary();
const folder = path.join(process.env.MENO_DATASETS ?? 'none', 'courses', 'python-novice-inflammation');

it.skipIf(!existsSync(folder))(
  'proposes concepts of the episode that has the objective',
  async () => {
    const { library, asTeacher, newCourse, ingest } = lib();
    const courseId = await newCourse('python');
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
    await ingest(
      courseId,
      Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')])),
    );
    const all = await asTeacher((tx) => library.port.courseChunks(tx, courseId));
    const standards = all.flatMap(({ sourceId, blocks }) =>
      blocks
        .filter(({ role }) => role === 'objectives')
        .flatMap(({ items }) => items ?? [])
        .map((statement, number) => ({ id: `${sourceId} ${number}`, statement: statement.replace(/[`*_]/g, '') })),
    );
    const chunks = all.map((chunk) => ({
      ...chunk,
      blocks: chunk.blocks.filter(({ role }) => role !== 'objectives' && role !== 'questions'),
    }));
    const { concepts } = extractConcepts({ chunks: all, language: 'en' });
    const sourceOf = new Map(all.map(({ id, sourceId }) => [id, sourceId]));
    const taught = new Map(
      concepts.map(({ key, chunks: own }) => [
        key,
        own.flatMap(({ chunkId, role }) => (role === 'teaches' ? [chunkId] : [])),
      ]),
    );
    const proposals = proposeTags({
      standards,
      concepts: concepts.map(({ key, name, aliases }) => ({
        id: key,
        names: [name, ...aliases],
        chunkIds: taught.get(key) ?? [],
      })),
      chunks: chunks.map(({ id, headingPath, blocks }) => ({
        id,
        heading: headingPath.at(-1) ?? '',
        text: blocks.map(({ text }) => text).join('\n'),
      })),
      language: 'en',
    });
    const right = proposals.filter(({ standardId, conceptId }) => {
      const sources = (taught.get(conceptId) ?? []).map((id) => sourceOf.get(id));
      return sources.filter((id) => id === standardId.split(' ')[0]).length * 2 >= sources.length;
    });
    const served = new Set(proposals.map(({ standardId }) => standardId)).size;
    const servedRight = new Set(right.map(({ standardId }) => standardId)).size;
    const precision = right.length / proposals.length;
    process.stdout.write(
      `${JSON.stringify({ standards: standards.length, concepts: concepts.length, proposals: proposals.length, precision, served, servedRight })}\n`,
    );
    if (process.env.MENO_SHOW)
      for (const { standardId, conceptId, score } of proposals)
        process.stdout.write(`${score} ${conceptId} <- ${standards.find(({ id }) => id === standardId)?.statement}\n`);
    expect(precision).toBeGreaterThan(0.5);
    expect(servedRight / standards.length).toBeGreaterThan(0.25);
  },
  120_000,
);
