import { useTranslations } from 'use-intl';
import { LinkButton } from '@/ui/button';
import { approachSchema, type Lesson } from '../../contract';

/** The same concept taught another way, for a lesson by a model: whichever the learner picks, as far as the material bears it. */
export function AnotherWay({ lesson }: { lesson: Lesson }) {
  const t = useTranslations('lesson.anotherWay');
  const others = approachSchema.options.filter((approach) => approach !== lesson.approach);
  return (
    <section>
      <h2 className="mb-3 font-semibold text-base">{t('title')}</h2>
      <div className="flex flex-wrap gap-2">
        {others.map((approach) => (
          <LinkButton
            key={approach}
            href={`/courses/${lesson.courseId}/lessons/new?concept=${lesson.conceptId}&approach=${approach}`}
            size="small"
            prefetch={false}
          >
            {t(approach)}
          </LinkButton>
        ))}
      </div>
    </section>
  );
}
