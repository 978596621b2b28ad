'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { SelectField } from '@/ui/fields/select-field';
import { type Framework, MOST_STANDARDS, type Standard } from '../../contract';
import { StandardWords } from '../import-report';
import { StandardsFinder } from '../standards-finder';

/** Chooses standards of any framework by code or words; what is chosen stands above, and goes by one press. */
export function StandardPicker({
  frameworks,
  picked,
  onChange,
}: {
  frameworks: Framework[];
  picked: Standard[];
  onChange: (picked: Standard[]) => void;
}) {
  const t = useTranslations('standards.tagging');
  const [frameworkId, setFrameworkId] = useState(frameworks[0]?.id ?? '');
  const framework = frameworks.find(({ id }) => id === frameworkId);
  if (!framework)
    return (
      <p className="text-ink-soft text-sm">
        {t('noFramework')} <TextLink href="/standards">{t('toFrameworks')}</TextLink>
      </p>
    );
  return (
    <fieldset className="space-y-3">
      <legend className="font-semibold">{t('addStandards')}</legend>
      {picked.length > 0 ? (
        <ul className="space-y-1 text-sm">
          {picked.map((standard) => (
            <li key={standard.id} className="flex items-start gap-2">
              <span className="min-w-0 flex-1">
                <StandardWords code={standard.code} statement={standard.statement} />
              </span>
              <button
                type="button"
                className="link shrink-0"
                aria-label={t('notThis', { tag: standard.code || standard.statement })}
                onClick={() => onChange(picked.filter(({ id }) => id !== standard.id))}
              >
                {t('notThisShort')}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {frameworks.length > 1 ? (
        <SelectField
          label={t('framework')}
          value={frameworkId}
          onChange={(event) => setFrameworkId(event.target.value)}
          options={frameworks.map(({ id, title }) => ({ value: id, label: title }))}
        />
      ) : null}
      <StandardsFinder
        key={frameworkId}
        frameworkId={frameworkId}
        lang={framework.language}
        chosen={new Set(picked.map(({ id }) => id))}
        onToggle={(standard) => {
          const there = picked.some(({ id }) => id === standard.id);
          if (there) onChange(picked.filter(({ id }) => id !== standard.id));
          else if (picked.length < MOST_STANDARDS) onChange([...picked, standard]);
        }}
      />
    </fieldset>
  );
}
