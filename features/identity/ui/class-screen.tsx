'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Breadcrumb } from '@/ui/breadcrumb';
import { Button, TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { PageHeader } from '@/ui/page-header';
import type { ClassDetail, Member, School } from '../people/contract';
import { AddMemberForm } from './class/add-member-form';
import { ClassForm } from './class/class-form';

/** One class: its name, school and term, its code, who is in it. */
export function ClassScreen({
  initial,
  schools,
  mayReport,
}: {
  initial: ClassDetail;
  schools: School[];
  /** Its report is open to the reader. */
  mayReport: boolean;
}) {
  const t = useTranslations('identity.class');
  const [entry, setEntry] = useState(initial);
  const path = `/classes/${entry.id}`;
  const renew = useAction(async (_: null, signal) =>
    setEntry(await api<ClassDetail>(`${path}/join-code`, { method: 'POST', body: {}, signal })),
  );
  const of = (role: Member['role']) => entry.members.filter((member) => member.role === role);
  return (
    <div className="page py-10">
      <Breadcrumb trail={[{ href: '/classes', label: t('back') }]} />
      <PageHeader title={entry.name}>
        <p className="flex flex-wrap gap-x-6">
          <TextLink href={`/courses/${entry.courseId}`}>
            <span dir="auto">{entry.courseTitle}</span>
          </TextLink>
          {mayReport ? <TextLink href={`${path}/report`}>{t('report')}</TextLink> : null}
          <TextLink href={`${path}/entry`}>{t('entry')}</TextLink>
        </p>
      </PageHeader>
      <div className="grid gap-12 lg:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
        <section aria-labelledby="members" className="min-w-0 space-y-6">
          <h2 id="members" className="text-lg">
            {t('members')}
          </h2>
          <Members
            title={t('teachers')}
            none={t('noTeachers')}
            members={of('teacher')}
            path={path}
            onChanged={setEntry}
          />
          <Members
            title={t('learners')}
            none={t('noLearners')}
            members={of('learner')}
            path={path}
            onChanged={setEntry}
          />
          <AddMemberForm path={path} onAdded={setEntry} />
        </section>
        <div className="space-y-10">
          <ClassForm entry={entry} schools={schools} onSaved={setEntry} />
          <section aria-labelledby="code" className="space-y-2">
            <h2 id="code" className="text-lg">
              {t('code')}
            </h2>
            <p className="figures select-all font-mono text-xl tracking-wider">{entry.joinCode}</p>
            <p className="text-ink-soft text-sm">{t('renewWords')}</p>
            {renew.problem ? <ErrorState inline problem={renew.problem} /> : null}
            <Button busy={renew.pending} onClick={() => void renew.run(null)}>
              {t('renew')}
            </Button>
          </section>
        </div>
      </div>
    </div>
  );
}

function Members({
  title,
  none,
  members,
  path,
  onChanged,
}: {
  title: string;
  none: string;
  members: Member[];
  path: string;
  onChanged(entry: ClassDetail): void;
}) {
  const t = useTranslations('identity.class');
  const remove = useAction(async (member: Member, signal) =>
    onChanged(await api<ClassDetail>(`${path}/members/${member.id}`, { method: 'DELETE', signal })),
  );
  return (
    <div>
      <h3 className="font-semibold">{title}</h3>
      {members.length === 0 ? <p className="text-ink-soft">{none}</p> : null}
      {remove.problem ? <ErrorState inline problem={remove.problem} /> : null}
      <ul className="divide-y divide-rule">
        {members.map((member) => (
          <li key={member.id} className="flex flex-wrap items-center gap-3 py-2">
            <span className="min-w-0 grow" dir="auto">
              {member.name} <span className="break-all text-ink-soft text-sm">{member.email}</span>
            </span>
            <Button
              size="small"
              busy={remove.pending}
              aria-label={t('removeOf', { name: member.name })}
              onClick={() => void remove.run(member)}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
