'use client';

import { Sparkles } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import type { SuggestionRunShown } from '../../propose/contract';
import type { MapEdits } from '../edit/use-map-edits';
import { ProposalList } from './proposal-list';
import { proposalsByModel } from './proposals';
import { isReading, type SuggestionsShown } from './use-suggestions';

/** What a model proposes for the map: asked for by a button, decided on like other proposals. */
export function ModelProposals({ shown, edits }: { shown: SuggestionsShown; edits: MapEdits }) {
  const t = useTranslations('map.review.model');
  const { suggestions, problem, ask } = shown;
  const asking = useAction(ask);
  const proposals = useMemo(
    () => proposalsByModel((suggestions?.items ?? []).filter(({ kind }) => kind !== 'merge')),
    [suggestions],
  );
  if (problem) return <ErrorState inline problem={problem} />;
  if (suggestions === null) return <p className="text-ink-soft">{t('loading')}</p>;
  const { available, run } = suggestions;
  return (
    <div className="space-y-4">
      <p className="text-ink-soft">{t('words')}</p>
      <div className="flex flex-wrap items-center gap-3">
        {available ? (
          <Button
            size="small"
            busy={asking.pending || isReading(suggestions)}
            onClick={() => void asking.run(undefined)}
          >
            <Sparkles aria-hidden />
            {t('ask')}
          </Button>
        ) : (
          <p className="text-ink-soft">{t('unavailable')}</p>
        )}
        {run ? <RunState run={run} /> : null}
      </div>
      {asking.problem ? <ErrorState inline problem={asking.problem} /> : null}
      {proposals.length > 0 || (run && !isReading(suggestions)) ? (
        <ProposalList proposals={proposals} edits={edits} />
      ) : null}
    </div>
  );
}

/** How far the model got, and what came of it. */
export function RunState({ run }: { run: SuggestionRunShown }) {
  const t = useTranslations('map.review.model');
  const dropped = Object.values(run.dropped).reduce((sum, count) => sum + count, 0);
  return (
    <p role="status">
      {t(`state.${run.state}`, { read: run.read })}{' '}
      {run.proposed > 0 ? t('result', { proposed: run.proposed, kept: run.kept, dropped }) : ''}
    </p>
  );
}
