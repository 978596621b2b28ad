import { useTranslations } from 'use-intl';
import { LinkButton } from '@/ui/button';
import type { Lesson } from '../../contract';

/** The same concept taught another way, of those that the material bears and that are not switched off. */
export function AnotherWay({ lesson }: { lesson: Lesson }) {
  const t = useTranslations('lesson.anotherWay');
  if (lesson.otherWays.length === 0) return null;
  return (
    <section>
      <h2 className="mb-3 font-semibold text-base">{t('title')}</h2>
      <div className="flex flex-wrap gap-2">
        {lesson.otherWays.map((approach) => (
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
