'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { type Problem, toProblem } from '@/ui/problem';
import { SkeletonLines } from '@/ui/skeleton';
import type { MapComparison, MapVersion } from '../../history/contract';

/** How the map as it is now, or another version, differs from a version: side by side what went and what came. */
export function Comparison({
  courseId,
  from,
  others,
  revision,
}: {
  courseId: string;
  from: MapVersion;
  others: readonly MapVersion[];
  /** Of the map as it is now. */
  revision: number;
}) {
  const t = useTranslations('map.compare');
  const [to, setTo] = useState('now');
  const [found, setFound] = useState<MapComparison | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed map compares differently
  useEffect(() => {
    const aborter = new AbortController();
    setProblem(null);
    api<MapComparison>(`/courses/${courseId}/map/comparison?from=${from.id}&to=${to}`, { signal: aborter.signal }).then(
      setFound,
      (thrown: unknown) => (aborter.signal.aborted ? undefined : setProblem(toProblem(thrown))),
    );
    return () => aborter.abort();
  }, [courseId, from.id, to, revision]);
  return (
    <section aria-label={t('title', { name: from.name })} className="space-y-3 rounded-md bg-paper-sunken p-4">
      <SelectField
        label={t('with')}
        value={to}
        onChange={(event) => setTo(event.target.value)}
        options={[{ value: 'now', label: t('now') }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      {problem ? <ErrorState inline problem={problem} /> : null}
      {found === null && !problem ? <SkeletonLines count={3} /> : null}
      {found ? <Differences found={found} /> : null}
    </section>
  );
}

function Differences({ found: { concepts, edges } }: { found: MapComparison }) {
  const t = useTranslations('map.compare');
  const edge = useTranslations('map.edge');
  const names = (rows: { name: string }[]) => rows.map(({ name }) => name);
  const lines = (rows: { before: string; after: string }[]) => rows.map((row) => edge('title', row));
  const gone = [
    { what: t('conceptsRemoved'), rows: names(concepts.removed) },
    { what: t('merged'), rows: concepts.merged.map((row) => t('mergedInto', { name: row.name, into: row.into })) },
    { what: t('hidden'), rows: names(concepts.hidden) },
    { what: t('edgesRemoved'), rows: lines(edges.removed) },
  ];
  const come = [
    { what: t('conceptsAdded'), rows: names(concepts.added) },
    { what: t('renamed'), rows: concepts.renamed.map((row) => t('renamedTo', row)) },
    { what: t('shown'), rows: names(concepts.shown) },
    { what: t('defined'), rows: names(concepts.defined) },
    { what: t('edgesAdded'), rows: lines(edges.added) },
    { what: t('confirmed'), rows: lines(edges.confirmed) },
  ];
  if ([...gone, ...come].every(({ rows }) => rows.length === 0)) return <p>{t('same')}</p>;
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      {[
        { title: t('gone'), parts: gone },
        { title: t('come'), parts: come },
      ].map(({ title, parts }) => (
        <div key={title} className="space-y-3">
          <h3 className="small-caps text-ink-soft">{title}</h3>
          {parts.every(({ rows }) => rows.length === 0) ? <p className="text-ink-soft">{t('nothing')}</p> : null}
          {parts
            .filter(({ rows }) => rows.length > 0)
            .map(({ what, rows }) => (
              <div key={what}>
                <h4 className="font-semibold text-sm">{what}</h4>
                <ul className="max-h-60 list-disc overflow-y-auto ps-5 text-sm">
                  {rows.map((row) => (
                    <li key={row} dir="auto">
                      {row}
                    </li>
                  ))}
                </ul>
              </div>
            ))}
        </div>
      ))}
    </div>
  );
}
