import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { Button } from '@/ui/button';

/** Takes a line out of a form's list. */
export function RemoveLine({ label, disabled, onRemove }: { label: string; disabled: boolean; onRemove: () => void }) {
  return (
    <Button variant="plain" size="small-icon" aria-label={label} title={label} disabled={disabled} onClick={onRemove}>
      <X aria-hidden />
    </Button>
  );
}

/** Moves a line by one. */
export function MoveLine({
  label,
  by,
  disabled,
  onMove,
}: {
  label: string;
  by: 1 | -1;
  disabled: boolean;
  onMove: () => void;
}) {
  const Icon = by === -1 ? ArrowUp : ArrowDown;
  return (
    <Button variant="plain" size="small-icon" aria-label={label} title={label} disabled={disabled} onClick={onMove}>
      <Icon aria-hidden />
    </Button>
  );
}

/** One more line. */
export function AddLine({ label, onAdd }: { label: string; onAdd: () => void }) {
  return (
    <Button variant="quiet" size="small" className="-ms-3" onClick={onAdd}>
      <Plus aria-hidden />
      {label}
    </Button>
  );
}
