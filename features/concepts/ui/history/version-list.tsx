'use client';

import { type SubmitEvent, useCallback, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { TextField } from '@/ui/fields/text-field';
import { type Problem, toProblem } from '@/ui/problem';
import { SkeletonLines } from '@/ui/skeleton';
import { Time } from '@/ui/time';
import type { MapVersion } from '../../history/contract';
import type { MapEdits } from '../edit/use-map-edits';
import { Comparison } from './comparison';

/** Versions of the map: keep one, compare it with the map as it is now or with another, bring the map back to it. */
export function VersionList({ courseId, edits }: { courseId: string; edits: MapEdits }) {
  const t = useTranslations('map.history');
  const edit = useTranslations('map.edit');
  const [versions, setVersions] = useState<MapVersion[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [name, setName] = useState('');
  const [reason, setReason] = useState<string | null>(null);
  const [compared, setCompared] = useState<MapVersion | null>(null);
  const at = `/courses/${courseId}/map/versions`;
  const attempt = useCallback(async (work: () => Promise<unknown>) => {
    try {
      setProblem(null);
      await work();
    } catch (thrown) {
      setProblem(toProblem(thrown));
    }
  }, []);
  const load = useCallback(
    () => attempt(async () => setVersions((await api<{ items: MapVersion[] }>(at)).items)),
    [at, attempt],
  );
  useEffect(() => {
    void load();
  }, [load]);
  const keep = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    void attempt(async () => {
      const kept = await api<MapVersion>(at, { body: { name: name.trim() } });
      setVersions((present) => [kept, ...(present ?? [])]);
      setName('');
    });
  };
  const forget = (version: MapVersion) =>
    attempt(async () => {
      await api(`${at}/${version.id}`, { method: 'DELETE' });
      setVersions((present) => (present ?? []).filter((each) => each.id !== version.id));
      setCompared(null);
    });
  return (
    <div className="space-y-5">
      <form onSubmit={keep} className="flex flex-wrap items-end gap-3">
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" disabled={name.trim() === ''}>
          {t('keep')}
        </Button>
      </form>
      {problem ? <ErrorState inline problem={problem} onRetry={() => void load()} /> : null}
      {reason ? (
        <p role="alert" className="text-danger">
          {edit('failed', { reason })}
        </p>
      ) : null}
      {versions === null && !problem ? <SkeletonLines count={3} /> : null}
      {versions?.length === 0 ? <p className="text-ink-soft">{t('noVersions')}</p> : null}
      <ul className="divide-y divide-rule">
        {versions?.map((version) => (
          <li key={version.id} className="space-y-3 py-3">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <p className="min-w-0 flex-1 basis-56" dir="auto">
                <span className="font-semibold">{version.name}</span>
                <span className="block text-ink-soft text-sm">
                  {t('size', { concepts: version.conceptCount, edges: version.edgeCount })},{' '}
                  {version.by.me ? t('byMe') : t('by', { name: version.by.name ?? '' })},{' '}
                  <Time iso={version.at} precise />
                </span>
              </p>
              <Button
                size="small"
                aria-expanded={compared?.id === version.id}
                onClick={() => setCompared(compared?.id === version.id ? null : version)}
              >
                {t('compare')}
              </Button>
              <Button
                size="small"
                busy={edits.busy}
                onClick={() => void edits.restore(version).then((answer) => setReason(answer === true ? null : answer))}
              >
                {t('restore')}
              </Button>
              <Button
                size="small"
                variant="plain"
                aria-label={t('forgetLabel', { name: version.name })}
                onClick={() => void forget(version)}
              >
                {t('forget')}
              </Button>
            </div>
            {compared?.id === version.id ? (
              <Comparison
                courseId={courseId}
                from={version}
                others={versions.filter((each) => each.id !== version.id)}
                revision={edits.graph.revision}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
