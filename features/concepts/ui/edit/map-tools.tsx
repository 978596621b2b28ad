'use client';

import { History, ListChecks, Plus, Redo2, Undo2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { countOpen } from '../review/proposals';
import { useSuggestions } from '../review/use-suggestions';
import { AddConceptDialog } from './add-concept-dialog';
import { Others } from './others';
import { useEditWords } from './use-edit-words';
import type { MapEdits } from './use-map-edits';
import { useUndoKeys } from './use-undo-keys';

const ProposalsDialog = dynamic(() => import('../review/proposals-dialog').then((module) => module.ProposalsDialog), {
  ssr: false,
});
const HistoryDialog = dynamic(() => import('../history/history-dialog').then((module) => module.HistoryDialog), {
  ssr: false,
});

/** A teacher's tools for the whole map: back and again, what is proposed, what happened, one concept more. */
export function MapTools({
  courseId,
  edits,
  onOpen,
}: {
  courseId: string;
  edits: MapEdits;
  onOpen: (id: string) => void;
}) {
  const t = useTranslations('map.tools');
  const edit = useTranslations('map.edit');
  const words = useEditWords();
  const [dialog, setDialog] = useState<'add' | 'review' | 'history' | null>(null);
  const { undo, redo } = edits.news;
  useUndoKeys(
    () => void edits.undo(),
    () => void edits.redo(),
    true,
  );
  const byModel = useSuggestions(courseId, edits.graph.revision);
  const open = useMemo(() => countOpen(edits.graph), [edits.graph]) + (byModel.suggestions?.items.length ?? 0);
  const close = () => setDialog(null);
  const undoLabel = undo ? t('undo', { what: words(undo) }) : t('undoNothing');
  const redoLabel = redo ? t('redo', { what: words(redo) }) : t('redoNothing');
  return (
    <>
      <Others others={edits.news.others} graph={edits.graph} onOpen={onOpen} />
      <div className="flex gap-1">
        <Button
          variant="plain"
          size="small-icon"
          aria-label={undoLabel}
          title={undoLabel}
          disabled={!undo || edits.busy}
          onClick={() => void edits.undo()}
        >
          <Undo2 aria-hidden className="rtl:-scale-x-100" />
        </Button>
        <Button
          variant="plain"
          size="small-icon"
          aria-label={redoLabel}
          title={redoLabel}
          disabled={!redo || edits.busy}
          onClick={() => void edits.redo()}
        >
          <Redo2 aria-hidden className="rtl:-scale-x-100" />
        </Button>
        <Button variant="plain" size="small" onClick={() => setDialog('history')}>
          <History aria-hidden />
          {t('history')}
        </Button>
      </div>
      <Button size="small" onClick={() => setDialog('review')}>
        <ListChecks aria-hidden />
        {t('review', { count: open })}
      </Button>
      <Button size="small" onClick={() => setDialog('add')}>
        <Plus aria-hidden />
        {edit('addConcept')}
      </Button>
      {dialog === 'add' ? <AddConceptDialog edits={edits} onClose={close} /> : null}
      {dialog === 'review' ? <ProposalsDialog byModel={byModel} edits={edits} onClose={close} /> : null}
      {dialog === 'history' ? <HistoryDialog courseId={courseId} edits={edits} onClose={close} /> : null}
    </>
  );
}
