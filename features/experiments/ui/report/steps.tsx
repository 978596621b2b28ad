'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { useToast } from '@/ui/overlays/toast';
import type { ExperimentDetail, ExperimentState } from '../../contract';

type Step = 'start' | 'pause' | 'resume' | 'stop';
const OPEN: Record<ExperimentState, readonly Step[]> = {
  draft: ['start'],
  running: ['pause', 'stop'],
  paused: ['resume', 'stop'],
  stopped: [],
};

/** What can be done with an experiment in the state that it is in. */
export function Steps({
  course,
  experiment,
  onChanged,
}: {
  course: Course;
  experiment: ExperimentDetail;
  onChanged: (next: ExperimentDetail) => void;
}) {
  const t = useTranslations('experiments.steps');
  const toast = useToast();
  const router = useRouter();
  const base = `/courses/${course.id}/experiments`;
  const go = useAction(async (step: Step, signal) => {
    onChanged(await api<ExperimentDetail>(`${base}/${experiment.id}/${step}`, { method: 'POST', signal }));
    if (step === 'pause') toast({ text: t('paused') });
    if (step === 'start') toast({ text: t('started') });
    router.refresh();
  });
  const remove = useAction(async (_: null, signal) => {
    await api(`${base}/${experiment.id}`, { method: 'DELETE', signal });
    router.push(base);
  });
  const problem = go.problem ?? remove.problem;
  return (
    <div className="flex flex-col gap-3" data-print="none">
      <div className="flex flex-wrap gap-3">
        {OPEN[experiment.state].map((step) => (
          <Button
            key={step}
            variant={step === 'start' || step === 'resume' ? 'primary' : 'secondary'}
            busy={go.pending}
            onClick={() => void go.run(step)}
          >
            {t(step)}
          </Button>
        ))}
        {experiment.state === 'draft' ? (
          <Button busy={remove.pending} onClick={() => void remove.run(null)}>
            {t('remove')}
          </Button>
        ) : null}
      </div>
      {problem ? <ErrorState inline problem={problem} /> : null}
    </div>
  );
}
