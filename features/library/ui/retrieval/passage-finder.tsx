'use client';

import { Check, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import { Prose } from '@/ui/prose/prose';
import type { Explained, ExplainedHit } from '../../measure/explained';
import type { ExpectedChoice } from './expected-list';

/** Passages that a search offers to choose from. */
const OFFERED = 12;

/** Finds passages of the course to choose from: by words, or by the question that they should answer. */
export function PassageFinder({
  course,
  question,
  chosen,
  onChoose,
}: {
  course: Course;
  question: string;
  chosen: ReadonlySet<string>;
  onChoose: (passage: ExpectedChoice) => void;
}) {
  const t = useTranslations('retrieval.questions.form');
  const [words, setWords] = useState('');
  const [hits, setHits] = useState<ExplainedHit[] | null>(null);
  const find = useAction(async (q: string, signal) => {
    const asked = new URLSearchParams({ q: q.slice(0, 2000) });
    const { hits: found } = await api<Explained>(`/courses/${course.id}/retrieval?${asked}`, { signal });
    setHits(found.slice(0, OFFERED));
  });
  const search = (q: string) => {
    if (q.trim() !== '') void find.run(q.trim());
  };
  return (
    <section className="space-y-3">
      <div className="flex flex-wrap items-end gap-3">
        <TextField
          className="min-w-48 flex-1"
          type="search"
          label={t('search')}
          hint={t('searchHint')}
          value={words}
          maxLength={2000}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // The search, not the whole form.
            event.preventDefault();
            search(words);
          }}
        />
        <Button busy={find.pending} onClick={() => search(words)}>
          {t('find')}
        </Button>
        <Button variant="plain" disabled={question.trim() === ''} busy={find.pending} onClick={() => search(question)}>
          {t('byQuestion')}
        </Button>
      </div>
      {find.problem ? <ErrorState inline problem={find.problem} /> : null}
      <p role="status" className="text-ink-soft text-sm empty:hidden">
        {hits ? t('found', { count: hits.length }) : null}
      </p>
      <ul className="max-h-80 divide-y divide-rule overflow-y-auto border-rule border-y empty:hidden">
        {(hits ?? []).map((hit) => (
          <Offer key={hit.chunkId} hit={hit} chosen={chosen.has(hit.chunkId)} onChoose={onChoose} />
        ))}
      </ul>
    </section>
  );
}

function Offer({
  hit,
  chosen,
  onChoose,
}: {
  hit: ExplainedHit;
  chosen: boolean;
  onChoose: (passage: ExpectedChoice) => void;
}) {
  const t = useTranslations('retrieval.questions.form');
  const heading = hit.headingPath.at(-1) ?? hit.sourceTitle;
  return (
    <li className="flex items-start gap-4 py-3">
      <div className="min-w-0 flex-1">
        <p lang={hit.language} dir="auto">
          {heading} <span className="text-ink-faint text-sm">{hit.sourceTitle}</span>
        </p>
        <p className="text-ink-soft text-sm" dir="auto">
          <Prose inline html={hit.html} lang={hit.language} />
        </p>
      </div>
      <Button
        size="small"
        disabled={chosen}
        aria-label={chosen ? undefined : t('chooseOf', { heading })}
        onClick={() =>
          onChoose({ chunkId: hit.chunkId, heading, source: hit.sourceTitle, quote: hit.excerpt, grade: 1 })
        }
      >
        {chosen ? <Check aria-hidden /> : <Plus aria-hidden />}
        {chosen ? t('chosen') : t('choose')}
      </Button>
    </li>
  );
}
