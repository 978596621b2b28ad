'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { type DifficultyBand, difficultyBand, difficultyMeant } from '@/core/material/difficulty';
import type { Course } from '@/features/library/contract';
import { Button, TextLink } from '@/ui/button';
import { SelectField } from '@/ui/fields/select-field';
import { Prose } from '@/ui/prose/prose';
import { materialKindSchema } from '../../contract';
import type { TaggedRow } from './row';
import type { Change } from './use-tagging';

const BANDS = ['easy', 'middling', 'hard'] as const satisfies readonly DifficultyBand[];

/** One of what carries tags: its words, its kind and difficulty, its concepts and standards, each away by one press. */
export function TagRow({
  course,
  row,
  busy,
  chosen,
  onChoose,
  onChange,
  onAsk,
}: {
  course: Course;
  row: TaggedRow;
  busy: boolean;
  /** Null where there is nothing to choose from. */
  chosen: boolean | null;
  onChoose: () => void;
  onChange: (change: Change) => void;
  onAsk: () => void;
}) {
  const t = useTranslations('standards.tagging');
  return (
    <li data-row className="flex gap-3 py-4">
      {chosen === null ? null : (
        <input
          type="checkbox"
          aria-label={t('select', { name: row.name })}
          className="mt-1 size-5 shrink-0 accent-accent"
          checked={chosen}
          onChange={onChoose}
          data-print="none"
        />
      )}
      <div className="min-w-0 flex-1 space-y-2">
        <div>
          <TextLink href={row.href} lang={course.language} dir="auto">
            {row.name}
          </TextLink>
          {row.note === '' ? null : (
            <span className="text-ink-faint text-sm" dir="auto">
              {' '}
              {row.note}
            </span>
          )}
          <Words blocks={row.blocks} lang={course.language} />
        </div>
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
          {row.concepts.map(({ id, name }) => (
            <Chip
              key={id}
              text={name}
              lang={course.language}
              label={t('takeOff', { tag: name, name: row.name })}
              busy={busy}
              onRemove={
                row.target.kind === 'chunk' ? () => onChange({ concepts: { add: null, takeOff: id } }) : undefined
              }
            />
          ))}
          {row.standards.map(({ key, standard }) => (
            <Chip
              key={key}
              accent
              text={standard.code === '' ? standard.statement : standard.code}
              title={standard.statement}
              label={t('takeOff', { tag: standard.code || standard.statement, name: row.name })}
              busy={busy}
              onRemove={() => onChange({ removeStandards: [standard.id] })}
            />
          ))}
          <Button
            size="small"
            variant="plain"
            className="font-normal"
            disabled={busy}
            aria-label={t('tagOne', { name: row.name })}
            onClick={onAsk}
          >
            {t('tag')}
          </Button>
        </div>
        <LabelFields row={row} busy={busy} onChange={onChange} />
      </div>
    </li>
  );
}

/** What it says; what goes beyond its first block is folded. */
function Words({ blocks, lang }: { blocks: TaggedRow['blocks']; lang: string }) {
  const t = useTranslations('standards.tagging');
  const [first, ...rest] = blocks;
  if (!first) return null;
  return (
    <div className="mt-1 text-ink-soft">
      <Prose compact html={first.html} lang={lang} className="max-w-measure text-sm" />
      {rest.length > 0 ? (
        <details>
          <summary className="cursor-pointer text-sm">{t('rest')}</summary>
          <Prose
            compact
            html={rest.map(({ html }) => html).join('\n')}
            lang={lang}
            className="mt-1 max-w-measure text-sm"
          />
        </details>
      ) : null}
    </div>
  );
}

function LabelFields({ row, busy, onChange }: { row: TaggedRow; busy: boolean; onChange: (change: Change) => void }) {
  const t = useTranslations('standards.source');
  const { label, name } = row;
  const auto = (value: string, by: string) => ({
    value: '',
    label: t(by === 'source' ? 'bySource' : 'auto', { value }),
  });
  const band = difficultyBand(label.difficulty);
  return (
    <div className="grid gap-3 sm:max-w-2xl sm:grid-cols-2" data-print="none">
      <SelectField
        labelHidden
        label={t('kindOf', { heading: name })}
        value={label.kindBy === 'teacher' ? label.kind : ''}
        disabled={busy}
        onChange={(event) => onChange({ kind: materialKindSchema.safeParse(event.target.value).data ?? null })}
        options={[
          auto(t(`kinds.${label.kind}`), label.kindBy),
          ...materialKindSchema.options.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
        ]}
      />
      <SelectField
        labelHidden
        label={t('difficultyOf', { heading: name })}
        value={label.difficultyBy === 'teacher' ? band : ''}
        disabled={busy}
        onChange={(event) => {
          const meant = BANDS.find((one) => one === event.target.value);
          onChange({ difficulty: meant ? difficultyMeant(meant) : null });
        }}
        options={[
          auto(t(`difficulties.${band}`), label.difficultyBy),
          ...BANDS.map((one) => ({ value: one, label: t(`difficulties.${one}`) })),
        ]}
      />
    </div>
  );
}

function Chip({
  text,
  title,
  label,
  lang,
  accent = false,
  busy,
  onRemove,
}: {
  text: string;
  title?: string;
  label: string;
  lang?: string;
  accent?: boolean;
  busy: boolean;
  onRemove?: () => void;
}) {
  return (
    <span
      title={title}
      className={`inline-flex max-w-full items-center rounded-sm text-xs ${accent ? 'bg-accent-soft text-accent' : 'bg-paper-sunken text-ink-soft'}`}
    >
      <bdi lang={lang} className="truncate py-1 ps-2 pe-1.5">
        {text}
      </bdi>
      {onRemove ? (
        <button
          type="button"
          aria-label={label}
          disabled={busy}
          className="inline-grid size-7 shrink-0 cursor-pointer place-items-center hover:text-ink"
          onClick={onRemove}
          data-print="none"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      ) : null}
    </span>
  );
}
