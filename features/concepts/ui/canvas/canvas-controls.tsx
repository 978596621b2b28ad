'use client';

import { useReactFlow } from '@xyflow/react';
import { ChevronsDownUp, ChevronsUpDown, Keyboard, Maximize, Minus, Plus, Spline } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { useKey } from '@/ui/keys';
import { KeyList } from './key-list';

/** Larger, smaller, all of it; which lines; folded or not; and the keys for all that. */
export function CanvasControls({
  size,
  editable,
  clustered,
  allLines,
  onAllLines,
  allFolded,
  onFoldAll,
}: {
  /** Of the whole map, in CSS pixels at zoom 1. */
  size: { width: number; height: number };
  editable: boolean;
  clustered: boolean;
  allLines: boolean;
  onAllLines: (all: boolean) => void;
  allFolded: boolean;
  onFoldAll: (fold: boolean) => void;
}) {
  const t = useTranslations('map.canvas');
  const flow = useReactFlow();
  const [keys, setKeys] = useState(false);
  const larger = () => void flow.zoomIn();
  const smaller = () => void flow.zoomOut();
  // By the layout, not by what is drawn: of a large map only what is in sight is.
  const fit = () => void flow.fitBounds({ x: 0, y: 0, ...size }, { padding: 0.05 });
  useKey('+', larger);
  useKey('-', smaller);
  useKey('0', fit);
  useKey('e', () => onAllLines(!allLines));
  const Fold = allFolded ? ChevronsUpDown : ChevronsDownUp;
  const controls = [
    { label: t('zoomIn'), icon: Plus, run: larger },
    { label: t('zoomOut'), icon: Minus, run: smaller },
    { label: t('fit'), icon: Maximize, run: fit },
    ...(clustered
      ? [{ label: t(allFolded ? 'unfoldAll' : 'foldAll'), icon: Fold, run: () => onFoldAll(!allFolded) }]
      : []),
    { label: t('keys'), icon: Keyboard, run: () => setKeys(true) },
  ];
  return (
    <div className="ms-auto flex gap-1">
      <Button
        variant="plain"
        size="small"
        aria-pressed={allLines}
        title={t('allLinesHint')}
        onClick={() => onAllLines(!allLines)}
      >
        <Spline aria-hidden />
        {t(allLines ? 'directLines' : 'allLines')}
      </Button>
      {controls.map(({ label, icon: Icon, run }) => (
        <Button key={label} variant="plain" size="small-icon" aria-label={label} title={label} onClick={run}>
          <Icon aria-hidden />
        </Button>
      ))}
      <KeyList open={keys} editable={editable} onClose={() => setKeys(false)} />
    </div>
  );
}
