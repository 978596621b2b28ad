'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, LinkButton } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import type { Framework } from '../contract';

/** Holds the course against one more framework. `first`: there is none yet, and this is all of the page. */
export function ChooseFramework({
  courseId,
  frameworks,
  first = false,
}: {
  courseId: string;
  frameworks: Framework[];
  first?: boolean;
}) {
  const t = useTranslations('standards.course');
  const router = useRouter();
  const [id, setId] = useState(frameworks[0]?.id ?? '');
  const add = useAction(async (_: null, signal) => {
    await api(`/courses/${courseId}/frameworks/${id}`, { method: 'PUT', body: {}, signal });
    router.replace(`/courses/${courseId}/standards?framework=${id}&view=proposals`);
    router.refresh();
  });
  if (frameworks.length === 0)
    return (
      <EmptyState
        title={t('none')}
        action={
          <LinkButton href="/standards" variant="primary">
            {t('toFrameworks')}
          </LinkButton>
        }
      />
    );
  const form = (
    <div className="flex flex-wrap items-end gap-3">
      <SelectField
        className="min-w-56 max-w-md flex-1"
        label={t('choose')}
        value={id}
        onChange={(event) => setId(event.target.value)}
        options={frameworks.map((framework) => ({ value: framework.id, label: framework.title }))}
      />
      <Button variant={first ? 'primary' : 'secondary'} busy={add.pending} onClick={() => void add.run(null)}>
        {t(add.pending ? 'adding' : 'add')}
      </Button>
      {add.problem ? <ErrorState inline problem={add.problem} className="w-full" /> : null}
    </div>
  );
  if (!first) return <div data-print="none">{form}</div>;
  return (
    <EmptyState title={t('chooseTitle')} action={form}>
      {t('chooseWords')}
    </EmptyState>
  );
}
