import type { LessonSection } from '../contract';
import { citationRuns } from './citation-runs';
import { LessonBlockView } from './lesson-block';

/** One section: its title, its blocks in a row. A caution stands apart by a rule at its side. */
export function LessonSectionView({
  section,
  courseId,
  lang,
}: {
  section: LessonSection;
  courseId: string;
  lang: string;
}) {
  return (
    <section className="mt-12 first:mt-0">
      <h2 className="mb-4 text-xl" dir="auto">
        {section.title}
      </h2>
      <div className={section.kind === 'caution' ? 'space-y-5 border-mark-edge border-s-4 ps-5' : 'space-y-5'}>
        {citationRuns(section.blocks).map((cited) => (
          <LessonBlockView
            key={`${cited.citation?.chunkId} ${cited.block.markdown}`}
            cited={cited}
            courseId={courseId}
            lang={lang}
          />
        ))}
      </div>
    </section>
  );
}
