import { lessonMinutes } from '@/core/pacing/minutes';
import { WHOLE_COURSE } from '@/features/approaches/contract';
import type { Presentation } from '@/features/practice/contract';
import type { Tx } from '@/platform/database/transaction';
import { renderMarkdown } from '@/platform/markdown/render';
import { type Approach, approachSchema, type Lesson, type LessonSection, type StoredSection } from '../contract';
import type { LessonsDeps } from '../deps';
import type { LessonRow } from '../store';

export type UrlResolver = Awaited<ReturnType<LessonsDeps['library']['urlResolver']>>;

/** A stored lesson as its learner gets it. */
export async function showLesson(
  deps: Pick<LessonsDeps, 'library' | 'approaches'>,
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
    otherWays: await otherWays(deps, tx, row),
    createdAt: row.createdAt.toISOString(),
  };
}

/** Ways in which the concept could be taught as well: those that its material bears and nobody switched off; all where nobody counted. */
async function otherWays(deps: Pick<LessonsDeps, 'approaches'>, tx: Tx, row: LessonRow): Promise<Approach[]> {
  const all: readonly Approach[] = approachSchema.options;
  const offered = (await deps.approaches?.offered(tx, row.courseId))?.get(row.conceptId);
  const off = await deps.approaches?.allowed(tx, row.courseId);
  const closed = [...(off?.get(WHOLE_COURSE) ?? []), ...(off?.get(row.conceptId) ?? [])];
  const bearable = offered ?? (row.making === null ? [] : all);
  return bearable.filter((approach) => approach !== row.approach && !closed.includes(approach));
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
