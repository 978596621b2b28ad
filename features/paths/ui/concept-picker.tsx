'use client';

import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ConceptMap } from '@/features/concepts/contract';
import { TextField } from '@/ui/fields/text-field';
import { MasteryRing, masteryLevel } from '@/ui/mastery-ring';

export type PickableConcept = Pick<ConceptMap['concepts'][number], 'id' | 'name' | 'aliases' | 'mode'>;

/** Concepts to choose from, found by a word; what is chosen stands above as long as it is. */
export function ConceptPicker({
  concepts,
  chosen,
  onChange,
  lang,
  error,
  rings,
}: {
  concepts: readonly PickableConcept[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
  lang: string;
  error: string | null;
  /** How well the reader knows each is shown. */
  rings: boolean;
}) {
  const t = useTranslations('paths.form');
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLocaleLowerCase();
  const found = concepts.filter(({ name, aliases }) =>
    [name, ...aliases].some((each) => each.toLocaleLowerCase().includes(wanted)),
  );
  const picked = chosen.flatMap((id) => concepts.find((concept) => concept.id === id) ?? []);
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <fieldset aria-describedby="concepts-hint" className="space-y-3">
      <legend className="font-semibold text-sm">{t('concepts')}</legend>
      <p id="concepts-hint" className="text-ink-soft text-sm">
        {t('conceptsHint')}
      </p>
      <p role="status" className="figures text-sm">
        {t('chosen', { count: picked.length })}
      </p>
      {picked.length > 0 ? (
        <ul className="flex flex-wrap gap-2">
          {picked.map(({ id, name }) => (
            <li key={id} className="min-w-0 max-w-full">
              <button
                type="button"
                onClick={() => toggle(id)}
                aria-label={t('remove', { name })}
                className="inline-flex min-h-9 max-w-full items-center gap-1.5 rounded-md bg-accent-soft px-3 py-1 text-accent text-sm pointer-coarse:min-h-11 hover:bg-paper-sunken"
              >
                <span className="truncate" lang={lang} dir="auto">
                  {name}
                </span>
                <X aria-hidden className="size-4 shrink-0" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <TextField
        label={t('find')}
        type="search"
        value={query}
        autoComplete="off"
        error={error}
        onChange={(event) => setQuery(event.target.value)}
        // Enter looks for a concept and sends nothing.
        onKeyDown={(event) => (event.key === 'Enter' ? event.preventDefault() : undefined)}
      />
      {found.length === 0 ? (
        <p className="text-ink-soft text-sm">{t('nothing')}</p>
      ) : (
        <ul className="relative max-h-80 divide-y divide-rule overflow-y-auto rounded-md border border-rule">
          {found.map(({ id, name, mode }) => (
            <li key={id}>
              <label className="flex min-h-11 cursor-pointer items-center gap-3 px-3 py-1.5 hover:bg-paper-sunken">
                <input
                  type="checkbox"
                  className="size-5 shrink-0 accent-accent"
                  checked={chosen.includes(id)}
                  onChange={() => toggle(id)}
                />
                <span className="min-w-0 flex-1 break-words" lang={lang} dir="auto">
                  {name}
                </span>
                {rings ? <MasteryRing level={masteryLevel(mode)} words={false} className="text-sm" /> : null}
              </label>
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  );
}
