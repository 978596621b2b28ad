'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ListPage } from '@/platform/http/all-pages';
import { PageHeader } from '@/ui/page-header';
import { Tabs } from '@/ui/tabs';
import type { ConsentLearner, ConsentRules } from '../contract';
import { LearnersList } from './learners-list';
import { RulesForm } from './rules-form';
import { TextsList } from './texts-list';

/** The administrator's page: who decides, what holds until then, in which words, and what each learner chose. */
export function RulesScreen({
  initial,
  learners,
  readOnly,
}: {
  initial: ConsentRules;
  learners: ListPage<ConsentLearner>;
  /** A data protection officer looks, and changes nothing. */
  readOnly: boolean;
}) {
  const t = useTranslations('consent.admin');
  const [rules, setRules] = useState(initial);
  return (
    <div className="page py-10">
      <PageHeader title={t('title')}>
        <p>{t('words')}</p>
      </PageHeader>
      <Tabs
        label={t('title')}
        tabs={[
          { value: 'learners', label: t('tabs.learners'), content: <LearnersList initial={learners} /> },
          ...(readOnly
            ? []
            : [
                {
                  value: 'rules',
                  label: t('tabs.rules'),
                  content: <RulesForm initial={rules.settings} onSaved={setRules} />,
                },
                { value: 'texts', label: t('tabs.texts'), content: <TextsList rules={rules} onChange={setRules} /> },
              ]),
        ]}
      />
    </div>
  );
}
