'use client';

import { useReactFlow } from '@xyflow/react';
import { Maximize, Minus, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';

/** Larger, smaller, all of it. */
export function CanvasControls() {
  const t = useTranslations('map.canvas');
  const flow = useReactFlow();
  const controls = [
    { label: t('zoomIn'), icon: Plus, run: () => flow.zoomIn() },
    { label: t('zoomOut'), icon: Minus, run: () => flow.zoomOut() },
    { label: t('fit'), icon: Maximize, run: () => flow.fitView({ padding: 0.05 }) },
  ];
  return (
    <div className="ms-auto flex gap-1">
      {controls.map(({ label, icon: Icon, run }) => (
        <Button
          key={label}
          variant="plain"
          size="small-icon"
          aria-label={label}
          title={label}
          onClick={() => void run()}
        >
          <Icon aria-hidden />
        </Button>
      ))}
    </div>
  );
}
