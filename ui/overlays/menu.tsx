'use client';

import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';

const row =
  'flex min-h-10 w-full cursor-default select-none items-center gap-2.5 rounded-sm px-3 py-1.5 text-start text-sm outline-none data-[highlighted]:bg-accent-soft data-[disabled]:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0';

/**
 * A short list of things to do, opened by one button; arrows, first letters and Escape work. It stands where its button
 * stands (in that landmark), over everything else.
 */
export function Menu({
  trigger,
  children,
  defaultOpen,
}: {
  trigger: ReactNode;
  children: ReactNode;
  defaultOpen?: boolean;
}) {
  return (
    <DropdownMenu.Root modal={false} defaultOpen={defaultOpen}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Content
        align="end"
        sideOffset={6}
        collisionPadding={8}
        className="appear z-50 min-w-56 max-w-[calc(100vw-1rem)] rounded-lg border border-rule bg-paper-raised p-1.5 shadow-float"
      >
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

/** One entry. `asChild` with a link inside goes somewhere instead. */
export function MenuItem({
  children,
  onSelect,
  disabled,
  asChild,
}: {
  children: ReactNode;
  onSelect?: () => void;
  disabled?: boolean;
  asChild?: boolean;
}) {
  return (
    <DropdownMenu.Item className={row} onSelect={onSelect} disabled={disabled} asChild={asChild}>
      {children}
    </DropdownMenu.Item>
  );
}

/** One of several, with a tick at the one that holds. */
export function MenuChoice({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: { value: string; label: string; icon?: ReactNode }[];
  onChange: (value: string) => void;
}) {
  return (
    <DropdownMenu.RadioGroup value={value} onValueChange={onChange} aria-label={label}>
      <DropdownMenu.Label className="small-caps px-3 pt-2 pb-1 text-ink-faint text-sm">{label}</DropdownMenu.Label>
      {options.map((option) => (
        <DropdownMenu.RadioItem
          key={option.value}
          value={option.value}
          className={row}
          onSelect={(event) => event.preventDefault()}
        >
          {option.icon}
          <span className="flex-1">{option.label}</span>
          <DropdownMenu.ItemIndicator>
            <Check aria-hidden />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1.5 border-rule border-t" />;
}
