'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { TextLink } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { type Label, materialKindSchema, type Tag } from '../contract';

const LEVELS = { easy: 0.2, middling: 0.5, hard: 0.8 } as const;
type Level = keyof typeof LEVELS;
const levelOf = (difficulty: number): Level => (difficulty < 0.35 ? 'easy' : difficulty < 0.65 ? 'middling' : 'hard');

/** One passage: what it is for and how hard, by the text or by a teacher's word. */
export function PassageRow({
  course,
  sourceId,
  heading,
  label: initial,
  tags,
}: {
  course: Course;
  sourceId: string;
  heading: string;
  label: Label;
  tags: Tag[];
}) {
  const t = useTranslations('standards.source');
  const [label, setLabel] = useState(initial);
  const save = useAction(async (values: { kind?: Label['kind'] | null; difficulty?: number | null }, signal) => {
    setLabel(
      await api<Label>(`/courses/${course.id}/labels`, {
        method: 'PUT',
        body: { target: label.target, ...values },
        signal,
      }),
    );
  });
  const auto = (value: string) => ({ value: '', label: t('auto', { value }) });
  const level = levelOf(label.difficulty);
  return (
    <li className="grid items-end gap-x-4 gap-y-2 py-3 sm:grid-cols-[1fr_15rem_15rem]">
      <div className="min-w-0 self-center">
        <TextLink
          href={`/courses/${course.id}/sources/${sourceId}?chunk=${label.target.id}`}
          lang={course.language}
          dir="auto"
        >
          {heading}
        </TextLink>
        {tags.length > 0 ? (
          <p className="text-ink-soft text-sm">
            {tags.map(({ standard }) => standard.code || standard.statement).join(', ')}
          </p>
        ) : null}
        {save.problem ? <ErrorState inline problem={save.problem} className="mt-1" /> : null}
      </div>
      <SelectField
        labelHidden
        label={t('kindOf', { heading })}
        value={label.kindBy === 'teacher' ? label.kind : ''}
        disabled={save.pending}
        onChange={(event) => void save.run({ kind: materialKindSchema.safeParse(event.target.value).data ?? null })}
        options={[
          auto(t(`kinds.${label.kind}`)),
          ...materialKindSchema.options.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
        ]}
      />
      <SelectField
        labelHidden
        label={t('difficultyOf', { heading })}
        value={label.difficultyBy === 'teacher' ? level : ''}
        disabled={save.pending}
        onChange={(event) => {
          const chosen = event.target.value;
          void save.run({
            difficulty: chosen === 'easy' || chosen === 'middling' || chosen === 'hard' ? LEVELS[chosen] : null,
          });
        }}
        options={[
          auto(t(`difficulties.${level}`)),
          ...(['easy', 'middling', 'hard'] as const).map((one) => ({ value: one, label: t(`difficulties.${one}`) })),
        ]}
      />
    </li>
  );
}
