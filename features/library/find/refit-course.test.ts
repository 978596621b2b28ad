import { describe, expect, it } from 'vitest';
import { type Embedder, ModelError } from '@/platform/models/types';
import { createLibrary } from '../service';
import { testLibrary } from '../testing';
import { refitCourse } from './refit-course';

const lib = testLibrary();
const signal = new AbortController().signal;

const FILES = {
  'glossar.md': `# Glossar

**Instandhaltungsplan**: Liste der Arbeiten, die an einer Maschine zu festen Zeiten getan werden, bevor sie ausfällt.

## Wälzlager

Ein Wälzlager trägt die Last der Welle. Es wird mit Fett geschmiert, damit es sich mit wenig Reibung dreht.

## Pumpe

Eine Pumpe fördert Wasser durch Rohre und Ventile in den Behälter auf dem Dach der Halle.
`,
};

/** Embeds by the letters of a text: enough to tell texts apart, and to see what was asked of it. */
function letterEmbedder(id: string): Embedder & { asked: string[]; fails: boolean } {
  const asked: string[] = [];
  const state = {
    ...{ id, dimensions: 26, asked, fails: false },
    async embed(texts: readonly string[]) {
      if (state.fails) throw new ModelError('unavailable', 'No answer.');
      asked.push(...texts);
      return texts.map((text) => {
        const vector = new Float32Array(26);
        for (const letter of text.toLowerCase()) {
          const place = letter.charCodeAt(0) - 97;
          if (place >= 0 && place < 26) vector[place] = (vector[place] ?? 0) + 1;
        }
        const length = Math.hypot(...vector) || 1;
        return vector.map((value) => value / length);
      });
    },
  };
  return state;
}

async function germanCourse(): Promise<string> {
  const { library, teacher, asTeacher, ingest } = lib();
  const values = { title: 'Maschinen', description: '', language: 'de', visibility: 'district' as const };
  const { id } = await asTeacher((tx) => library.createCourse(tx, teacher.userId, values));
  await ingest(id, FILES);
  return id;
}

async function first(courseId: string, query: string, library = lib().library): Promise<string | undefined> {
  const asked = { districtId: lib().test.districtId, courseId, query, limit: 3 };
  const [hit] = await lib().asLearner((tx) => library.search(tx, asked));
  return hit?.headingPath.at(-1);
}

describe('what is learnt of a course', () => {
  it('comes after the upload, and lets compounds and slips of the pen be found', async () => {
    const courseId = await germanCourse();
    expect(await first(courseId, 'Plan')).toBeUndefined();
    await lib().jobs.run();
    expect(await first(courseId, 'Plan')).toBe('Glossar');
    expect(await first(courseId, 'Lager')).toBe('Wälzlager');
    expect(await first(courseId, 'Instandhaltunsplan')).toBe('Glossar');
  });

  it('is made anew when material changes, and not otherwise; goes with the course', async () => {
    const courseId = await germanCourse();
    const { deps, test, ingest, library, asTeacher, teacher } = lib();
    expect(await refitCourse(deps, test.districtId, courseId, signal)).toBe(true);
    expect(await refitCourse(deps, test.districtId, courseId, signal)).toBe(false);
    await ingest(courseId, { 'neu.md': '# Kupplung\n\nEine Kupplung verbindet zwei Wellen miteinander.\n' });
    expect(await refitCourse(deps, test.districtId, courseId, signal)).toBe(true);
    expect((await deps.fits.load(test.districtId, courseId))?.fit.chunks).toBe(4);
    await library.deleteCourse(teacher, courseId, (work) => asTeacher(work));
    expect(await deps.fits.load(test.districtId, courseId)).toBeNull();
  });

  it('takes a model outside once it has all vectors, keeps what did not change, and stays as it was when it fails', async () => {
    const courseId = await germanCourse();
    const { deps, test, ingest } = lib();
    await refitCourse(deps, test.districtId, courseId, signal);
    const embedder = letterEmbedder('letters');
    const outside = { ...deps, embedder: () => embedder };
    embedder.fails = true;
    await expect(refitCourse(outside, test.districtId, courseId, signal)).rejects.toBeInstanceOf(ModelError);
    expect((await deps.fits.load(test.districtId, courseId))?.embedder).toBe('builtin');
    embedder.fails = false;
    expect(await refitCourse(outside, test.districtId, courseId, signal)).toBe(true);
    const stored = await deps.fits.loadWhole(test.districtId, courseId);
    expect([stored?.embedder, stored?.fit.dimensions, stored?.fit.vectors.length]).toEqual(['letters', 26, 3 * 26]);
    embedder.asked.length = 0;
    await ingest(courseId, { 'neu.md': '# Kupplung\n\nEine Kupplung verbindet zwei Wellen.\n' });
    await refitCourse(outside, test.districtId, courseId, signal);
    expect(embedder.asked.filter((text) => text.includes('fördert'))).toEqual([]);
    expect(embedder.asked.some((text) => text.includes('Kupplung'))).toBe(true);
    // A search still finds by words while the model can't be asked.
    embedder.fails = true;
    expect(
      await first(courseId, 'Pumpe', createLibrary({ ...outside, jobs: { ...deps.jobs, define: () => {} } })),
    ).toBe('Pumpe');
  });

  it('is thrown away when its file is damaged, and search goes on', async () => {
    const courseId = await germanCourse();
    const { deps, test, folder } = lib();
    await refitCourse(deps, test.districtId, courseId, signal);
    const { writeFile } = await import('node:fs/promises');
    await writeFile(`${folder}/fits/${test.districtId}/${courseId}.fit`, 'MENOFIT2 damaged');
    expect(await deps.fits.load(test.districtId, courseId)).toBeNull();
    expect(await first(courseId, 'Pumpe')).toBe('Pumpe');
    expect(await refitCourse(deps, test.districtId, courseId, signal)).toBe(true);
  });
});
