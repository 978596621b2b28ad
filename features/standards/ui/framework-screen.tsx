'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { PageHeader } from '@/ui/page-header';
import type { Framework, FrameworkImport, TreeStandard } from '../contract';
import { ImportForm } from './import-form';
import { ImportReportView } from './import-report';
import { StandardsFinder } from './standards-finder';
import { StandardsTree } from './standards-tree';

/** One framework: its tree, a search in it, and what each import changed. */
export function FrameworkScreen({
  framework,
  top,
  imports,
  mayRemove,
}: {
  framework: Framework;
  top: { items: TreeStandard[]; nextCursor: string | null };
  imports: FrameworkImport[];
  mayRemove: boolean;
}) {
  const t = useTranslations('standards.framework');
  const words = useTranslations('standards');
  const format = useFormatter();
  return (
    <div className="page py-10">
      <p className="mb-2 text-sm" data-print="none">
        <TextLink href="/standards">{t('back')}</TextLink>
      </p>
      <PageHeader title={framework.title} action={mayRemove ? <RemoveButton framework={framework} /> : null}>
        <p className="figures">
          {words('count', { count: framework.standardCount })}
          {framework.levels.length > 0 ? ` · ${words('levels', { levels: framework.levels.join(', ') })}` : ''}
        </p>
        {framework.uri ? <p className="break-all text-sm">{t('published', { uri: framework.uri })}</p> : null}
      </PageHeader>
      <div className="max-w-3xl space-y-10">
        <StandardsFinder frameworkId={framework.id} lang={framework.language} />
        <StandardsTree framework={framework} top={top} />
        <section aria-labelledby="imports" data-print="none">
          <h2 id="imports" className="mb-3 text-lg">
            {t('history')}
          </h2>
          <ol className="mb-6 divide-y divide-rule border-rule border-y">
            {imports.map((one) => (
              <li key={one.id} className="py-3">
                <p className="mb-1 text-ink-soft text-sm">
                  {t('importedBy', {
                    date: format.dateTime(new Date(one.at), { dateStyle: 'medium' }),
                    name: one.by ?? t('someone'),
                  })}
                </p>
                <ImportReportView report={one.report} />
              </li>
            ))}
          </ol>
          <ImportForm title={framework.title} />
        </section>
      </div>
    </div>
  );
}

/** Asks once more: tags of every course go with it. */
function RemoveButton({ framework }: { framework: Framework }) {
  const t = useTranslations('standards.framework');
  const common = useTranslations('common');
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const remove = useAction(async (_: null, signal) => {
    await api(`/frameworks/${framework.id}`, { method: 'DELETE', signal });
    router.push('/standards');
    router.refresh();
  });
  if (!asking)
    return (
      <Button size="small" onClick={() => setAsking(true)}>
        {t('remove')}
      </Button>
    );
  return (
    <div className="max-w-sm space-y-3" role="alert">
      <p className="text-sm">{t('removeSure', { title: framework.title })}</p>
      {remove.problem ? <ErrorState inline problem={remove.problem} /> : null}
      <div className="flex gap-3">
        <Button size="small" busy={remove.pending} onClick={() => void remove.run(null)}>
          {t('removeYes')}
        </Button>
        <Button size="small" variant="plain" onClick={() => setAsking(false)}>
          {common('cancel')}
        </Button>
      </div>
    </div>
  );
}
