import { lessonMinutes } from '@/core/pacing/minutes';
import type { Presentation } from '@/features/practice/contract';
import type { Tx } from '@/platform/database/transaction';
import { renderMarkdown } from '@/platform/markdown/render';
import type { Lesson, LessonSection, StoredSection } from '../contract';
import type { LessonsDeps } from '../deps';
import type { LessonRow } from '../store';

export type UrlResolver = Awaited<ReturnType<LessonsDeps['library']['urlResolver']>>;

/** A stored lesson as its learner gets it. */
export async function showLesson(
  deps: Pick<LessonsDeps, 'library'>,
  tx: Tx,
  row: LessonRow,
  courseTitle: string,
  exercises: Presentation[],
): Promise<Lesson> {
  const resolve = await deps.library.urlResolver(tx, row.courseId);
  return {
    id: row.id,
    courseId: row.courseId,
    courseTitle,
    conceptId: row.conceptId,
    title: row.conceptName,
    mode: row.mode,
    reason: row.reason,
    mastery: row.mastery,
    minutes: lessonMinutes(row.words, exercises.length),
    sections: await Promise.all(row.sections.map((section) => showSection(section, resolve))),
    exercises,
    materialUsedUp: row.materialUsedUp,
    number: row.number,
    composer: row.composer,
    writer: row.making === null ? 'composer' : 'model',
    note: row.note,
    approach: row.approach,
    createdAt: row.createdAt.toISOString(),
  };
}

/** A section with its Markdown as sanitised HTML. */
export async function showSection(section: StoredSection, resolve: UrlResolver): Promise<LessonSection> {
  return {
    ...section,
    blocks: await Promise.all(
      section.blocks.map(async ({ sourcePath, own, ...block }) => ({
        ...block,
        own: own ?? false,
        html: await renderMarkdown(block.markdown, { resolveUrl: (url, kind) => resolve(sourcePath, url, kind) }),
      })),
    ),
  };
}
