'use client';

import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Dialog } from '@/ui/overlays/dialog';
import { Tabs } from '@/ui/tabs';
import type { MapEdits } from '../edit/use-map-edits';
import { ModelProposals } from './model-proposals';
import { ProposalList } from './proposal-list';
import { proposalsByModel, proposalsOf } from './proposals';
import type { SuggestionsShown } from './use-suggestions';

/** What Meno proposes and nobody has decided on, to accept or reject one by one or many at once. */
export function ProposalsDialog({
  byModel,
  edits,
  onClose,
}: {
  /** What a model proposes, and which concepts may be one. */
  byModel: SuggestionsShown;
  edits: MapEdits;
  onClose: () => void;
}) {
  const t = useTranslations('map.review');
  const [tab, setTab] = useState('edge');
  const edges = useMemo(() => proposalsOf(edits.graph, 'edge'), [edits.graph]);
  const concepts = useMemo(() => proposalsOf(edits.graph, 'concept'), [edits.graph]);
  const merges = useMemo(
    () => proposalsByModel((byModel.suggestions?.items ?? []).filter(({ kind }) => kind === 'merge')),
    [byModel.suggestions],
  );
  return (
    <Dialog
      wide
      title={t('title')}
      description={t('words')}
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      <Tabs
        label={t('kinds')}
        value={tab}
        onChange={setTab}
        tabs={[
          {
            value: 'edge',
            label: t('edges', { count: edges.length }),
            content: <ProposalList proposals={edges} edits={edits} />,
          },
          {
            value: 'concept',
            label: t('concepts', { count: concepts.length }),
            content: <ProposalList proposals={concepts} edits={edits} />,
          },
          {
            value: 'merge',
            label: t('same.tab', { count: merges.length }),
            content: (
              <div className="space-y-4">
                <p className="text-ink-soft">{t('same.words')}</p>
                <ProposalList proposals={merges} edits={edits} />
              </div>
            ),
          },
          {
            value: 'model',
            label: t('byModel', { count: (byModel.suggestions?.items.length ?? 0) - merges.length }),
            content: <ModelProposals shown={byModel} edits={edits} />,
          },
        ]}
      />
    </Dialog>
  );
}
