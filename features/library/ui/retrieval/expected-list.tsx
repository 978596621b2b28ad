'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { SelectField } from '@/ui/fields/select-field';
import { Tag } from '@/ui/tag';
import type { RetrievalQuestion } from '../../measure/contract';

/** A passage that a question should find, as it is chosen. */
export interface ExpectedChoice {
  chunkId: string;
  heading: string;
  source: string;
  quote: string;
  /** 1 helps, 2 answers, 3 answers best. */
  grade: number;
}

const GRADES = [
  [1, 'helps'],
  [2, 'answers'],
  [3, 'best'],
] as const;

/** What a question should find: each with how much it says, and away with it by one press. */
export function ExpectedList({
  lang,
  chosen,
  gone,
  onChange,
  onDropGone,
}: {
  lang: string;
  chosen: ExpectedChoice[];
  gone: RetrievalQuestion['expected'];
  onChange: (chosen: ExpectedChoice[]) => void;
  onDropGone: () => void;
}) {
  const t = useTranslations('retrieval.questions.form');
  return (
    <section aria-labelledby="expected" className="space-y-2">
      <h3 id="expected" className="font-semibold text-base">
        {t('expected')}
      </h3>
      {chosen.length === 0 ? <p className="text-ink-soft text-sm">{t('none')}</p> : null}
      <ul className="divide-y divide-rule border-rule border-y empty:hidden">
        {chosen.map((passage) => (
          <li key={passage.chunkId} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
            <div className="min-w-48 flex-1">
              <p lang={lang} dir="auto">
                {passage.heading}
              </p>
              <p className="break-words text-ink-faint text-sm" dir="auto">
                {passage.source}
              </p>
            </div>
            <SelectField
              labelHidden
              className="w-44"
              label={t('grade', { heading: passage.heading })}
              value={String(passage.grade)}
              onChange={(event) => {
                const grade = Number(event.target.value);
                onChange(chosen.map((one) => (one.chunkId === passage.chunkId ? { ...one, grade } : one)));
              }}
              options={GRADES.map(([value, name]) => ({ value: String(value), label: t(name) }))}
            />
            <Button
              size="small"
              variant="plain"
              aria-label={t('takeOff', { heading: passage.heading })}
              onClick={() => onChange(chosen.filter(({ chunkId }) => chunkId !== passage.chunkId))}
            >
              {t('takeOffShort')}
            </Button>
          </li>
        ))}
      </ul>
      {gone.length > 0 ? (
        <div className="space-y-1 text-sm">
          <p>
            <Tag>{t('goneTitle')}</Tag>
          </p>
          <ul>
            {gone.map(({ hash, headingPath, sourcePath }) => (
              <li key={`${sourcePath} ${hash}`} lang={lang} dir="auto">
                {headingPath.at(-1) ?? sourcePath} <span className="text-ink-faint">{sourcePath}</span>
              </li>
            ))}
          </ul>
          <p className="text-ink-soft">{t('goneWords')}</p>
          <Button size="small" variant="plain" className="-ms-3" onClick={onDropGone}>
            {t('dropGone')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
