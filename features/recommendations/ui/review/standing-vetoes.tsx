'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { useToast } from '@/ui/overlays/toast';
import { Time } from '@/ui/time';
import type { StandingVeto } from '../../contract';

/** Vetoes of kinds and concepts, each to be lifted; nothing where there are none. */
export function StandingVetoes({ courseId, vetoes }: { courseId: string; vetoes: StandingVeto[] }) {
  const t = useTranslations('recommendations.review');
  const kinds = useTranslations('recommendations.kind');
  const toast = useToast();
  const router = useRouter();
  const lift = useAction(async (id: string) => {
    await api(`/courses/${courseId}/recommendation-vetoes/${id}`, { method: 'DELETE' });
    toast({ text: t('lifted') });
    router.refresh();
  });
  if (vetoes.length === 0) return null;
  const wordsOf = ({ kind, conceptName }: StandingVeto) =>
    kind === null
      ? t('vetoOfConcept', { name: conceptName ?? '' })
      : conceptName === null
        ? t('vetoOfKind', { kind: kinds(kind) })
        : t('vetoOfBoth', { kind: kinds(kind), name: conceptName });
  return (
    <section aria-labelledby="vetoes">
      <h2 id="vetoes" className="text-lg">
        {t('vetoes')}
      </h2>
      <p className="mb-2 text-ink-soft text-sm">{t('vetoesWords')}</p>
      {lift.problem ? <ErrorState inline problem={lift.problem} /> : null}
      <ul className="divide-y divide-rule border-rule border-y">
        {vetoes.map((veto) => (
          <li key={veto.id} className="flex flex-wrap items-center justify-between gap-3 py-2">
            <span dir="auto">
              {wordsOf(veto)}{' '}
              <span className="text-ink-faint text-sm">
                <Time iso={veto.createdAt} />
              </span>
            </span>
            <Button size="small" variant="quiet" onClick={() => void lift.run(veto.id)} disabled={lift.pending}>
              {t('lift')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
