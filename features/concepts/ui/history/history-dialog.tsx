'use client';

import { useTranslations } from 'use-intl';
import { Dialog } from '@/ui/overlays/dialog';
import { Tabs } from '@/ui/tabs';
import type { MapEdits } from '../edit/use-map-edits';
import { EditList } from './edit-list';
import { VersionList } from './version-list';

/** What happened to the map, by whom and when; and the versions that were kept of it. */
export function HistoryDialog({
  courseId,
  edits,
  onClose,
}: {
  courseId: string;
  edits: MapEdits;
  onClose: () => void;
}) {
  const t = useTranslations('map.history');
  return (
    <Dialog wide title={t('title')} open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Tabs
        label={t('title')}
        tabs={[
          { value: 'edits', label: t('edits'), content: <EditList courseId={courseId} edits={edits} /> },
          { value: 'versions', label: t('versions'), content: <VersionList courseId={courseId} edits={edits} /> },
        ]}
      />
    </Dialog>
  );
}
