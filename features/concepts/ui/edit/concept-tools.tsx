'use client';

import {
  BookOpenText,
  Combine,
  Eye,
  EyeOff,
  ListOrdered,
  MoreHorizontal,
  Pencil,
  Quote,
  Scissors,
  Trash2,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { Menu, MenuItem, MenuSeparator } from '@/ui/overlays/menu';
import type { MapConcept } from '../map-graph';
import { DefineDialog } from './define-dialog';
import { MergeDialog } from './merge-dialog';
import { MoveDialog } from './move-dialog';
import { PassagesDialog } from './passages-dialog';
import { SplitDialog } from './split-dialog';
import type { MapEdits } from './use-map-edits';

/** A teacher's tools for the open concept: rename and hide at hand, the rest behind one button. */
export function ConceptTools({
  courseId,
  edits,
  concept,
  onRename,
  onGone,
}: {
  courseId: string;
  edits: MapEdits;
  concept: MapConcept;
  onRename: () => void;
  /** The concept is off the map. */
  onGone: () => void;
}) {
  const t = useTranslations('map.edit');
  const [dialog, setDialog] = useState<'define' | 'passages' | 'move' | 'merge' | 'split' | null>(null);
  const HideIcon = concept.hidden ? Eye : EyeOff;
  const close = () => setDialog(null);
  return (
    <div className="flex flex-wrap items-center gap-1">
      <Button variant="plain" size="small" onClick={onRename}>
        <Pencil aria-hidden />
        {t('rename')}
      </Button>
      <Button
        variant="plain"
        size="small"
        busy={edits.busy}
        aria-label={t(concept.hidden ? 'showLabel' : 'hideLabel')}
        title={t(concept.hidden ? 'showLabel' : 'hideLabel')}
        onClick={() => void edits.setHidden(concept, !concept.hidden)}
      >
        <HideIcon aria-hidden />
        {t(concept.hidden ? 'show' : 'hide')}
      </Button>
      <Menu
        trigger={
          <Button variant="plain" size="small-icon" aria-label={t('more')} title={t('more')}>
            <MoreHorizontal aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={() => setDialog('define')}>
          <Quote aria-hidden />
          {t('define')}
        </MenuItem>
        <MenuItem onSelect={() => setDialog('passages')}>
          <BookOpenText aria-hidden />
          {t('passages')}
        </MenuItem>
        <MenuItem onSelect={() => setDialog('move')}>
          <ListOrdered aria-hidden />
          {t('move')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem onSelect={() => setDialog('merge')}>
          <Combine aria-hidden />
          {t('merge')}
        </MenuItem>
        <MenuItem onSelect={() => setDialog('split')}>
          <Scissors aria-hidden />
          {t('split')}
        </MenuItem>
        {concept.origin === 'teacher' ? (
          <>
            <MenuSeparator />
            <MenuItem
              onSelect={() => {
                void edits.remove(concept).then((answer) => (answer === true ? onGone() : undefined));
              }}
            >
              <Trash2 aria-hidden />
              {t('remove')}
            </MenuItem>
          </>
        ) : null}
      </Menu>
      {dialog === 'define' ? (
        <DefineDialog courseId={courseId} edits={edits} concept={concept} onClose={close} />
      ) : null}
      {dialog === 'passages' ? (
        <PassagesDialog courseId={courseId} edits={edits} concept={concept} onClose={close} />
      ) : null}
      {dialog === 'move' ? <MoveDialog edits={edits} concept={concept} onClose={close} /> : null}
      {dialog === 'merge' ? <MergeDialog edits={edits} concept={concept} onClose={close} /> : null}
      {dialog === 'split' ? <SplitDialog courseId={courseId} edits={edits} concept={concept} onClose={close} /> : null}
    </div>
  );
}
