import { afterAll, describe, expect, it } from 'vitest';
import { type Client, ingested, OWNER, signedIn, upload } from './support/api-client';
import { readMaterial, sampleFolder } from './support/material';
import { type MenoProcess, meno, newDataFolder, removeDataFolder, startMeno } from './support/meno-process';

let data = '';
let running: MenoProcess | null = null;

afterAll(async () => {
  await running?.stop();
  await removeDataFolder(data);
});

const signIn = (url: string) =>
  signedIn(url, '/api/auth/sign-in/email', { email: OWNER.email, password: OWNER.password });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface Presented {
  id: string;
  body: { kind: string; options?: { id: string }[] };
}

describe('kill -9', () => {
  it('during ingestion: after the restart the upload is finished, nothing twice', async () => {
    data = await newDataFolder();
    running = await startMeno(data);
    const before = await signedIn(running.url, '/api/v1/setup', OWNER);
    const course = await before.post<{ id: string }>('/courses', { title: 'Maintenance' });
    const files = await readMaterial(sampleFolder);
    // More files than fit into the moment before the kill: copies with another heading are other sources.
    const many = Array.from({ length: 5 }, (_, copy) =>
      files
        .filter((file) => file.path.endsWith('.md'))
        .map((file) => ({
          path: `copy-${copy}/${file.path}`,
          bytes: `# Copy ${copy}\n\n${new TextDecoder().decode(file.bytes)}`,
        })),
    ).flat();
    const ingestion = await upload(before, course.id, many);
    await pause(700);
    await running.kill();

    running = await startMeno(data);
    const client = await signIn(running.url);
    const result = await ingested(client, course.id, ingestion.id);
    expect(result.error).toBeNull();
    expect(result.status).toBe('done');
    expect(result.files.filter((file) => file.status !== 'ready' && file.status !== 'unchanged')).toEqual([]);
    const sources = await client.get<{ items: { path: string; chunkCount: number }[] }>(
      `/courses/${course.id}/sources?limit=200`,
    );
    expect(new Set(sources.items.map((source) => source.path)).size).toBe(many.length);
    expect(sources.items.every((source) => source.chunkCount > 0)).toBe(true);
  });

  it('during 1,000 concurrent attempts: every acknowledged one is there, and the replay agrees', async () => {
    if (!running) throw new Error('needs the server of the test before');
    const client = await signIn(running.url);
    const courses = await client.get<{ items: { id: string }[] }>('/courses');
    const courseId = courses.items[0]?.id ?? '';
    const asked = await presentMany(client, courseId, 1000);
    expect(asked.length).toBe(1000);
    const acknowledged = new Set<string>();
    const answers = asked.map(async (presentation) => {
      try {
        const result = await client.post<{ attemptId: string }>(`/presentations/${presentation.id}/attempts`, {
          response: wrongAnswer(presentation),
        });
        acknowledged.add(result.attemptId);
      } catch {
        // The connection broke: whether the attempt was stored is not known, and not claimed.
      }
    });
    while (acknowledged.size < 300) await pause(5);
    await running.kill();
    await Promise.all(answers);
    expect(acknowledged.size).toBeLessThan(1000);

    running = await startMeno(data);
    const again = await signIn(running.url);
    const stored = new Set<string>();
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: { id: string }[]; nextCursor: string | null } = await again.get(
        `/courses/${courseId}/attempts?limit=200${cursor ? `&cursor=${cursor}` : ''}`,
      );
      for (const attempt of page.items) stored.add(attempt.id);
      cursor = page.nextCursor;
    }
    expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
    const doctor = await meno(data, ['doctor']);
    expect(doctor.out + doctor.err).toMatch(/Stored mastery equals the replay/);
    expect(doctor.code).toBe(0);
  });

  it('refuses a second process on the same folder, in words', async () => {
    await expect(startMeno(data)).rejects.toThrow(/is in use by another Meno/);
  });

  it('stops cleanly on SIGTERM', async () => {
    expect(await running?.stop()).toBe(0);
    running = await startMeno(data);
  });
});

async function presentMany(client: Client, courseId: string, count: number): Promise<Presented[]> {
  const concepts = await client.get<{ items: { id: string; itemCount: number }[] }>(
    `/courses/${courseId}/concepts?limit=200`,
  );
  const presented: Presented[] = [];
  while (presented.length < count) {
    for (const concept of concepts.items.filter((each) => each.itemCount > 0)) {
      if (presented.length >= count) break;
      const page = await client.post<{ items: Presented[] }>(`/courses/${courseId}/presentations`, {
        conceptId: concept.id,
        count: Math.min(10, count - presented.length),
      });
      presented.push(...page.items);
    }
  }
  return presented;
}

function wrongAnswer(presentation: Presented) {
  const { kind, options } = presentation.body;
  if (kind === 'choice' || kind === 'truth') return { kind, optionId: options?.[0]?.id ?? '' };
  if (kind === 'ordering') return { kind, order: [] };
  if (kind === 'matching') return { kind, pairs: {} };
  return { kind, text: '17' };
}
