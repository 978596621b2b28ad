'use client';

import { useTranslations } from 'use-intl';
import type { Me, SchoolClass } from '@/features/identity/contract';
import type { Course } from '@/features/library/contract';
import { LinkButton, TextLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import type { School } from '../people/contract';
import { ClassRow } from './class-row';
import { CreateClassDialog } from './create-class-dialog';
import { JoinClassForm } from './join-class-form';

/** A teacher's classes with their codes; a learner's classes and the field for a new code. */
export function ClassesScreen({
  me,
  classes,
  courses,
  schools,
  joinCode,
}: {
  me: Me;
  classes: SchoolClass[];
  courses: Course[];
  /** Those that the reader may make classes in. */
  schools: School[];
  joinCode: string;
}) {
  const t = useTranslations('identity.classes');
  const teaches = me.role === 'teacher' || me.role === 'admin';
  const staff = teaches || me.role === 'school_admin';
  const create = <CreateClassDialog courses={courses} schools={schools} role={me.role} />;
  return (
    <div className="page py-10">
      <PageHeader title={t('title')} action={staff && classes.length > 0 ? create : null}>
        <p>{staff ? t('wordsStaff') : t('wordsLearner')}</p>
        {teaches && classes.length > 0 ? (
          <p className="mt-2 text-sm">
            <TextLink href="/reports" prefetch={false}>
              {t('reports')}
            </TextLink>
          </p>
        ) : null}
      </PageHeader>
      {!staff || joinCode !== '' ? <JoinClassForm joinCode={joinCode} /> : null}
      {classes.length === 0 ? (
        <EmptyClasses staff={staff} hasCourses={courses.length > 0} create={create} />
      ) : (
        <ul className="divide-y divide-rule border-rule border-y">
          {classes.map((entry) => (
            <ClassRow key={entry.id} entry={entry} staff={staff} teaches={teaches} />
          ))}
        </ul>
      )}
    </div>
  );
}

function EmptyClasses({ staff, hasCourses, create }: { staff: boolean; hasCourses: boolean; create: React.ReactNode }) {
  const t = useTranslations('identity.classes');
  if (!staff) return <EmptyState title={t('emptyLearner')}>{t('emptyLearnerWords')}</EmptyState>;
  if (!hasCourses) {
    return (
      <EmptyState
        title={t('noCourse')}
        action={
          <LinkButton href="/courses" variant="primary">
            {t('toCourses')}
          </LinkButton>
        }
      >
        {t('noCourseWords')}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t('empty')} action={create}>
      {t('emptyWords')}
    </EmptyState>
  );
}
