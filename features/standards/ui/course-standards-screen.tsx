'use client';

import { Tags } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { Concept } from '@/features/concepts/contract';
import type { Course } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, LinkButton } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { PageHeader } from '@/ui/page-header';
import { Tabs } from '@/ui/tabs';
import type { CourseFramework, Coverage, Framework, Standard, Tag } from '../contract';
import { AddTag } from './add-tag';
import { ChooseFramework } from './choose-framework';
import { CoverageScope } from './coverage-scope';
import { CoverageView } from './coverage-view';
import { ProposalsView } from './proposals-view';
import { TagsView } from './tags-view';

export type View = 'coverage' | 'proposals' | 'tags';

interface Props {
  course: Course;
  /** Frameworks that the course is held against, and those that it is not. */
  chosen: CourseFramework[];
  others: Framework[];
  /** The one that is shown; null where there is none. */
  current: { link: CourseFramework; coverage: Coverage; proposals: Tag[]; moreProposals: boolean; tags: Tag[] } | null;
  concepts: Concept[];
  view: View;
  /** The standard that something is to be added for. */
  asked: Standard | null;
}

/** A course against the standards of a framework: what it covers, what is proposed, what was decided. */
export function CourseStandardsScreen({ course, chosen, others, current, concepts, view, asked }: Props) {
  const t = useTranslations('standards.course');
  const router = useRouter();
  const go = (frameworkId: string, next: View) =>
    router.replace(`/courses/${course.id}/standards?framework=${frameworkId}&view=${next}`, { scroll: false });
  return (
    <div className="page py-10">
      <PageHeader
        title={t('title')}
        action={
          <LinkButton size="small" href={`/courses/${course.id}/standards/tags`} data-print="none">
            <Tags aria-hidden />
            {t('allTags')}
          </LinkButton>
        }
      >
        <p>{t('words')}</p>
      </PageHeader>
      {current === null ? (
        <ChooseFramework courseId={course.id} frameworks={others} first />
      ) : (
        <div className="space-y-6">
          {chosen.length > 1 ? (
            <SelectField
              className="max-w-md print:hidden"
              label={t('framework')}
              value={current.link.framework.id}
              onChange={(event) => go(event.target.value, view)}
              options={chosen.map(({ framework }) => ({ value: framework.id, label: framework.title }))}
            />
          ) : null}
          <Tabs
            label={t('views')}
            value={view}
            onChange={(next) =>
              go(current.link.framework.id, next === 'proposals' || next === 'tags' ? next : 'coverage')
            }
            tabs={[
              {
                value: 'coverage',
                label: t('coverage'),
                content: (
                  <div className="space-y-8">
                    <CoverageView course={course} coverage={current.coverage} />
                    <CoverageScope courseId={course.id} link={current.link} coverage={current.coverage} />
                  </div>
                ),
              },
              {
                value: 'proposals',
                label: t('proposals', { count: current.link.proposedCount }),
                content: (
                  <div className="space-y-6">
                    <LookAgain courseId={course.id} frameworkId={current.link.framework.id} />
                    <ProposalsView
                      key={current.proposals.map(({ key }) => key).join()}
                      course={course}
                      proposals={current.proposals}
                      more={current.moreProposals}
                    />
                  </div>
                ),
              },
              {
                value: 'tags',
                label: t('tags', { count: current.link.acceptedCount }),
                content: (
                  <div className="space-y-8">
                    <AddTag
                      key={asked?.id}
                      courseId={course.id}
                      framework={current.link.framework}
                      concepts={concepts}
                      asked={asked}
                    />
                    <TagsView course={course} tags={current.tags} />
                  </div>
                ),
              },
            ]}
          />
          {others.length > 0 ? <ChooseFramework courseId={course.id} frameworks={others} /> : null}
        </div>
      )}
    </div>
  );
}

function LookAgain({ courseId, frameworkId }: { courseId: string; frameworkId: string }) {
  const t = useTranslations('standards.course');
  const router = useRouter();
  const look = useAction(async (_: null, signal) => {
    await api(`/courses/${courseId}/frameworks/${frameworkId}/proposals`, { method: 'POST', signal });
    router.refresh();
  });
  return (
    <div data-print="none">
      <Button size="small" busy={look.pending} onClick={() => void look.run(null)}>
        {t(look.pending ? 'adding' : 'again')}
      </Button>
      {look.problem ? <ErrorState inline problem={look.problem} className="mt-3" /> : null}
    </div>
  );
}
