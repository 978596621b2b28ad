'use client';

import { ListPlus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { Concept } from '@/features/concepts/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { usePolling } from '@/platform/http/use-polling';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import { useToast } from '@/ui/overlays/toast';
import type { PracticeSettings, ProposalRun, Proposals } from '../../contract';
import { ProposalResult } from './proposal-result';

const everyMs = 2000;
const isOpen = ({ state }: ProposalRun) => state === 'waiting' || state === 'working';

/** Exercises by a model: ask for some on the chosen concept, see what came of it, and what the course makes of them. */
export function ProposalsPanel({
  courseId,
  concept,
  initial,
  unreviewed,
  settings,
  onSettings,
  onFinished,
  onShow,
}: {
  courseId: string;
  /** The one that the filters name. */
  concept: Concept | null;
  initial: Proposals;
  /** Items that wait for a review, as the list knows them. */
  unreviewed: number;
  settings: PracticeSettings;
  onSettings: (settings: PracticeSettings) => void;
  /** A run has ended: there may be new items. */
  onFinished: (conceptId: string) => void;
  onShow: () => void;
}) {
  const t = useTranslations('items.propose');
  const toast = useToast();
  const { latest, set } = usePolling<Proposals>(
    (signal) => api(`/courses/${courseId}/proposals`, { signal }),
    initial,
    { active: ({ runs }) => runs.some(isOpen), everyMs },
  );
  const open = latest.runs.filter(isOpen).map(({ id }) => id);
  const waited = useRef<readonly string[]>(open);
  useEffect(() => {
    const ended = latest.runs.filter((run) => waited.current.includes(run.id) && !isOpen(run));
    waited.current = latest.runs.filter(isOpen).map(({ id }) => id);
    for (const run of ended) onFinished(run.conceptId);
  }, [latest, onFinished]);
  const propose = useAction(async (conceptId: string, signal) => {
    const run = await api<ProposalRun>(`/courses/${courseId}/proposals`, {
      method: 'POST',
      body: { conceptId },
      signal,
    });
    set({ ...latest, runs: [run, ...latest.runs.filter(({ id }) => id !== run.id)] });
  });
  const save = useAction(async (wanted: PracticeSettings, signal) => {
    await api(`/courses/${courseId}/practice-settings`, { method: 'PUT', body: wanted, signal });
    onSettings(wanted);
    toast({ text: t(wanted.unreviewedCounts ? 'settingOn' : 'settingOff') });
  });
  const run = latest.runs.find(({ conceptId }) => conceptId === concept?.id) ?? null;
  if (!latest.available && unreviewed === 0 && latest.runs.length === 0) {
    return (
      <p className="mb-4 text-ink-soft text-sm" data-print="none">
        {t('unavailable')}
      </p>
    );
  }
  return (
    <section aria-label={t('label')} className="mb-5 space-y-3 border-rule border-y py-3 text-sm" data-print="none">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p>{t('waiting', { count: unreviewed })}</p>
        {unreviewed > 0 ? (
          <Button size="small" variant="quiet" onClick={onShow}>
            {t('show')}
          </Button>
        ) : null}
        {latest.available && concept ? (
          <Button
            size="small"
            busy={propose.pending || (run !== null && isOpen(run))}
            onClick={() => void propose.run(concept.id)}
          >
            <ListPlus aria-hidden />
            <span dir="auto">{t('action', { concept: concept.name })}</span>
          </Button>
        ) : (
          <p className="text-ink-soft">{t(latest.available ? 'choose' : 'unavailable')}</p>
        )}
      </div>
      {propose.problem ? <ErrorState inline problem={propose.problem} /> : null}
      {run ? <ProposalResult run={run} /> : null}
      <CheckboxField
        label={t('setting')}
        hint={t('settingHelp')}
        checked={settings.unreviewedCounts}
        onChange={(event) => void save.run({ unreviewedCounts: event.target.checked })}
      />
      {save.problem ? <ErrorState inline problem={save.problem} /> : null}
    </section>
  );
}
