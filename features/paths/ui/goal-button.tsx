'use client';

import { Flag } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button, LinkButton } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { useToast } from '@/ui/overlays/toast';
import type { Path, PathSummary } from '../contract';

/** A way of the reader's that leads to a concept. */
export interface Goal {
  pathId: string;
}

/** The way of the reader's that leads to a concept now; null where none does. */
export function goalOn(paths: readonly PathSummary[], conceptId: string): Goal | null {
  const path = paths.find(
    ({ mine, status, targetIds }) => mine && status === 'active' && targetIds.includes(conceptId),
  );
  return path ? { pathId: path.id } : null;
}

/** Makes a concept the reader's goal, which plans the way there; leads to the way where it is one already. */
export function GoalButton({
  courseId,
  conceptId,
  goal,
  onChange,
}: {
  courseId: string;
  conceptId: string;
  goal: Goal | null;
  /** Null: it was taken back. */
  onChange: (goal: Goal | null) => void;
}) {
  const t = useTranslations('paths.goal');
  const common = useTranslations('common');
  const toast = useToast();
  const [said, setSaid] = useState('');
  const set = useAction((_: null, signal) =>
    api<Path>(`/courses/${courseId}/paths`, { body: { targetIds: [conceptId] }, signal }),
  );
  const stop = useAction(({ id, version }: Pick<Path, 'id' | 'version'>) =>
    api<Path>(`/paths/${id}`, { method: 'PATCH', body: { version, status: 'archived' } }),
  );
  const problem = set.problem ?? stop.problem;
  async function choose() {
    const path = await set.run(null);
    if (!path) return;
    onChange({ pathId: path.id });
    const words = t('set', { name: path.title, steps: path.way.steps.length });
    setSaid(words);
    toast({ text: words, action: { label: common('undo'), run: () => void takeBack(path) } });
  }
  async function takeBack({ id, version }: Path) {
    if (!(await stop.run({ id, version }))) return;
    onChange(null);
    setSaid('');
  }
  return (
    <>
      {goal ? (
        <LinkButton href={`/courses/${courseId}/paths/${goal.pathId}`} variant="quiet" size="small">
          <Flag aria-hidden />
          {t('is')}
        </LinkButton>
      ) : (
        <Button variant="quiet" size="small" busy={set.pending} onClick={() => void choose()}>
          <Flag aria-hidden />
          {t('make')}
        </Button>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
      {problem ? <ErrorState inline problem={problem} className="basis-full" /> : null}
    </>
  );
}
