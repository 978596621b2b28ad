'use client';

import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { Tag } from '@/ui/tag';
import type { ConsentRules, ConsentText, Purpose } from '../contract';
import { ChoiceWords } from './choice-words';
import { TextEditor } from './text-editor';

/** The words on each purpose, all versions of them, and the way to a new one. */
export function TextsList({ rules, onChange }: { rules: ConsentRules; onChange: (rules: ConsentRules) => void }) {
  const t = useTranslations('consent');
  const [editing, setEditing] = useState<Purpose | null>(null);
  return (
    <div className="space-y-8">
      {rules.items.map((item) => (
        <section key={item.purpose} className="border-rule border-t pt-4">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 className="flex flex-wrap items-center gap-3 text-lg">
              {t(`purposes.${item.purpose}`)} {item.inUse ? null : <Tag>{t('state.notInUse')}</Tag>}
            </h2>
            {editing === item.purpose ? null : (
              <Button size="small" onClick={() => setEditing(item.purpose)}>
                {t('admin.edit')}
              </Button>
            )}
          </div>
          {editing === item.purpose ? (
            <TextEditor
              item={item}
              onCancel={() => setEditing(null)}
              onDone={(next) => {
                setEditing(null);
                onChange(next);
              }}
            />
          ) : (
            <>
              <VersionLine text={item.current} />
              <div className="mt-3">
                <ChoiceWords words={item.current.words} />
              </div>
            </>
          )}
          {item.versions.length > 1 ? <Earlier versions={item.versions.slice(1)} /> : null}
        </section>
      ))}
    </div>
  );
}

function Earlier({ versions }: { versions: ConsentText[] }) {
  const t = useTranslations('consent.admin');
  return (
    <details className="mt-3">
      <summary className="min-h-9 cursor-pointer py-1 text-ink-soft text-sm">
        {t('versions', { count: versions.length })}
      </summary>
      <ol className="mt-2 space-y-5">
        {versions.map((text) => (
          <li key={text.version}>
            <VersionLine text={text} />
            <div className="mt-2 text-ink-soft">
              <ChoiceWords words={text.words} />
            </div>
          </li>
        ))}
      </ol>
    </details>
  );
}

function VersionLine({ text }: { text: ConsentText }) {
  const t = useTranslations('consent.admin');
  const format = useFormatter();
  const date = text.createdAt
    ? format.dateTime(new Date(text.createdAt), { dateStyle: 'medium', timeZone: 'UTC' })
    : null;
  const facts = [
    t('version', { version: text.version }),
    t(text.own ? 'ownText' : 'productText'),
    date === null ? t('sinceStart') : t('since', { date, name: text.createdBy ?? '–' }),
    ...(text.needsDecision ? [t('asks')] : []),
  ];
  return (
    <p className="mt-1 text-ink-soft text-sm" dir="auto">
      {facts.join(' · ')}
    </p>
  );
}
