import type { Tx } from '@/platform/database/transaction';
import { createChanges } from './changes/service';
import type { Coverage, StandardsPort } from './contract';
import { coverageOf } from './coverage/coverage';
import { requireFramework } from './frameworks/browse';
import { createLabels } from './labels/service';
import { keysOf, languageOf } from './store-material';
import { passageTags } from './tags/passage-tags';
import { createTags, type TagsDeps } from './tags/service';

export type StandardsService = ReturnType<typeof createStandards>;

/** Frameworks of standards, what covers them in a course, and how hard and of what kind its material is. */
export function createStandards(deps: Omit<TagsDeps, 'languageOf'>) {
  const tags = createTags({ ...deps, languageOf });
  const labels = createLabels(deps.now);
  const changes = createChanges(deps.now);
  const port: StandardsPort<Tx> = {
    propose: (tx, courseId) => tags.proposeAll(tx, courseId),
    chunkLabels: async (tx, courseId, chunkIds) => labels.ofChunks(tx, await keysOf(tx, courseId, chunkIds), courseId),
    passageTags,
  };
  return {
    port,
    tags,
    labels,
    changes,
    now: deps.now,

    /** The course against one of its frameworks; levels and groups as chosen for it, unless others are given. @throws course_not_linked */
    async coverage(
      tx: Tx,
      courseId: string,
      frameworkId: string,
      over: { levels?: string[]; strandIds?: string[] } = {},
    ): Promise<Coverage> {
      const link = await tags.requireLink(tx, courseId, frameworkId);
      const framework = await requireFramework(tx, frameworkId);
      const { levels = link.levels, strandIds = link.strandIds } = over;
      return coverageOf(tx, deps.concepts, { courseId, framework, levels, strandIds });
    },
  };
}
