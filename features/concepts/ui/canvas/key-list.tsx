'use client';

import { useTranslations } from 'use-intl';
import { Kbd } from '@/ui/kbd';
import { Dialog } from '@/ui/overlays/dialog';

const reading = ['arrows', 'open', 'ends', 'around', 'find', 'zoom', 'fit', 'lines'] as const;
const editing = ['join', 'undo', 'redo'] as const;

/** What each key does on the map. */
export function KeyList({ open, editable, onClose }: { open: boolean; editable: boolean; onClose: () => void }) {
  const t = useTranslations('map.keys');
  const shown = editable ? [...reading, ...editing] : reading;
  return (
    <Dialog title={t('title')} open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-6 gap-y-2">
        {shown.map((name) => (
          <div key={name} className="contents">
            <dt className="flex flex-wrap gap-1">
              {t(`${name}.keys`)
                .split(' ')
                .map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
            </dt>
            <dd>{t(`${name}.does`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
