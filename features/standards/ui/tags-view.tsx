'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { Tag as Mark } from '@/ui/tag';
import type { Tag } from '../contract';
import { StandardWords } from './import-report';

/** What was decided: standards with what carries them. */
export function TagsView({ course, tags }: { course: Course; tags: Tag[] }) {
  const t = useTranslations('standards.tags');
  const words = useTranslations('standards');
  const router = useRouter();
  const remove = useAction(async (key: string, signal) => {
    await api(`/courses/${course.id}/standard-tags/${encodeURIComponent(key)}`, { method: 'DELETE', signal });
    router.refresh();
  });
  if (tags.length === 0) return <EmptyState title={t('none')}>{t('noneWords')}</EmptyState>;
  return (
    <div className="max-w-3xl">
      {remove.problem ? <ErrorState inline problem={remove.problem} className="mb-3" /> : null}
      <ul className="divide-y divide-rule border-rule border-y">
        {tags.map((tag) => (
          <li key={tag.key} className="flex items-start gap-4 py-3">
            <div className="min-w-0 flex-1">
              <p>
                <StandardWords code={tag.standard.code} statement={tag.standard.statement} />{' '}
                {tag.standard.withdrawn ? <Mark>{words('withdrawn')}</Mark> : null}
              </p>
              <p className="text-sm" dir="auto">
                <span className="text-ink-soft">{t(`kinds.${tag.target.kind}`)}: </span>
                <Target course={course} target={tag.target} />{' '}
                <span className="text-ink-faint">
                  {t(tag.origin === 'teacher' ? 'byTeacher' : tag.origin === 'match' ? 'byMatch' : 'byText')}
                </span>
              </p>
            </div>
            <Button
              size="small"
              variant="plain"
              busy={remove.pending}
              aria-label={t('removeOf', { code: tag.standard.code || tag.standard.statement, name: tag.target.name })}
              onClick={() => void remove.run(tag.key)}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Target({ course, target }: { course: Course; target: Tag['target'] }) {
  const t = useTranslations('standards.tags');
  const base = `/courses/${course.id}`;
  if (target.id === null)
    return (
      <span>
        {target.name} <Mark>{t('absent')}</Mark>
      </span>
    );
  const href =
    target.kind === 'concept'
      ? `${base}/map?concept=${target.id}`
      : target.kind === 'item'
        ? `${base}/items?item=${target.id}`
        : `${base}/sources/${target.sourceId}${target.kind === 'chunk' ? `?chunk=${target.id}` : ''}`;
  return (
    <TextLink href={href} lang={course.language}>
      {target.name}
    </TextLink>
  );
}
