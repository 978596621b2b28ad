'use client';

import { Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { Button, TextLink } from '@/ui/button';
import { useToast } from '@/ui/overlays/toast';
import { type Column, DataTable } from '@/ui/table/data-table';
import type { QuestionResult, RetrievalQuestion } from '../../measure/contract';
import { QuestionFiles } from './question-files';

const QuestionForm = dynamic(() => import('./question-form').then((module) => module.QuestionForm));

/** Places in a sort for questions that find nothing, and for those that were not asked yet. */
const NOT_FOUND = 11;
const NOT_ASKED = 12;

/** The questions of a course, what each should find, and at which place it finds it. */
export function QuestionTable({
  course,
  initial,
  results,
  news = null,
  onChange,
}: {
  course: Course;
  initial: RetrievalQuestion[];
  results: QuestionResult[];
  /** What the last change did to the score, in words. */
  news?: string | null;
  onChange: () => void;
}) {
  const t = useTranslations('retrieval.questions');
  const toast = useToast();
  const [questions, setQuestions] = useState(initial);
  const [removing, setRemoving] = useState<string | null>(null);
  const [form, setForm] = useState<{ question: RetrievalQuestion | null } | null>(null);
  const base = `/courses/${course.id}/retrieval`;
  const byId = new Map(results.map((result) => [result.questionId, result]));
  const reload = async () => {
    setQuestions((await api<{ items: RetrievalQuestion[] }>(`${base}/questions`)).items);
    onChange();
  };
  const failed = () => toast({ text: t('removeFailed'), tone: 'fault' });
  const bringBack = async ({ question, expected }: RetrievalQuestion) => {
    const there = expected.flatMap(({ chunkId, grade }) => (chunkId === null ? [] : [{ chunkId, grade }]));
    const grades = Object.fromEntries(there.map(({ chunkId, grade }) => [chunkId, grade]));
    const body = { question, chunkIds: there.map(({ chunkId }) => chunkId), grades };
    await api(`${base}/questions`, { method: 'POST', body });
    await reload();
  };
  const remove = async (question: RetrievalQuestion) => {
    setRemoving(question.id);
    try {
      await api(`${base}/questions/${question.id}`, { method: 'DELETE' });
      await reload();
      const whole = question.expected.every(({ chunkId }) => chunkId !== null);
      toast({
        text: t('removed'),
        ...(whole ? { action: { label: t('undo'), run: () => void bringBack(question).catch(failed) } } : {}),
      });
    } catch {
      failed();
    } finally {
      setRemoving(null);
    }
  };
  const rankOf = ({ id }: RetrievalQuestion) => {
    const result = byId.get(id);
    return result ? (result.rank ?? NOT_FOUND) : NOT_ASKED;
  };
  const columns: Column<RetrievalQuestion>[] = [
    {
      id: 'question',
      header: t('question'),
      sortBy: ({ question }) => question,
      cell: ({ question }) => (
        <TextLink href={`${base}?q=${encodeURIComponent(question)}`} lang={course.language} dir="auto">
          {question}
        </TextLink>
      ),
    },
    {
      id: 'expected',
      header: t('expected'),
      wideOnly: true,
      cell: ({ expected }) => <Expected course={course} expected={expected} />,
    },
    { id: 'place', header: t('place'), numeric: true, sortBy: rankOf, cell: (row) => <Place rank={rankOf(row)} /> },
    {
      id: 'acts',
      header: t('acts'),
      cell: (row) => (
        <span className="flex flex-wrap gap-x-1">
          <Button
            variant="plain"
            size="small"
            className="font-normal"
            aria-label={t('change', { question: row.question })}
            onClick={() => setForm({ question: row })}
          >
            {t('changeShort')}
          </Button>
          <Button
            variant="plain"
            size="small"
            className="font-normal"
            busy={removing === row.id}
            aria-label={t('remove', { question: row.question })}
            onClick={() => void remove(row)}
          >
            {t('removeShort')}
          </Button>
        </span>
      ),
    },
  ];
  return (
    <section aria-labelledby="questions" className="space-y-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="questions" className="text-lg">
          {t('title', { count: questions.length })}
        </h2>
        <Button size="small" variant="primary" data-print="none" onClick={() => setForm({ question: null })}>
          <Plus aria-hidden />
          {t('add')}
        </Button>
      </div>
      <p role="status" className="empty:hidden">
        {news}
      </p>
      {questions.length > 0 ? (
        <DataTable
          caption={t('caption')}
          columns={columns}
          rows={questions}
          rowKey={({ id }) => id}
          initialSort={{ column: 'place', descending: true }}
        />
      ) : null}
      <QuestionFiles courseId={course.id} any={questions.length > 0} onImported={() => void reload()} />
      {form ? (
        <QuestionForm
          course={course}
          question={form.question}
          onClose={() => setForm(null)}
          onSaved={() => {
            setForm(null);
            void reload().catch(failed);
          }}
        />
      ) : null}
    </section>
  );
}

function Expected({ course, expected }: { course: Course; expected: RetrievalQuestion['expected'] }) {
  const t = useTranslations('retrieval.questions');
  const gone = expected.filter(({ chunkId }) => chunkId === null).length;
  const there = expected.flatMap((passage) => (passage.chunkId === null ? [] : { ...passage, id: passage.chunkId }));
  return (
    <ul className="space-y-0.5">
      {there.map(({ id, sourceId, headingPath, sourcePath }) => (
        <li key={id} dir="auto">
          <TextLink href={`/courses/${course.id}/sources/${sourceId}?chunk=${id}`}>
            {headingPath.at(-1) ?? sourcePath}
          </TextLink>
        </li>
      ))}
      {gone > 0 ? <li className="text-ink-soft">{t('gone', { count: gone })}</li> : null}
    </ul>
  );
}

function Place({ rank }: { rank: number }) {
  const t = useTranslations('retrieval.questions');
  if (rank === NOT_ASKED) return <span className="text-ink-faint">{t('unscored')}</span>;
  return rank === NOT_FOUND ? <span className="text-ink-soft">{t('none')}</span> : <span>{rank}</span>;
}
