import type { ReactNode } from 'react';
import { EntryFrame } from '@/ui/shell/entry-frame';

export default function EntryLayout({ children }: { children: ReactNode }) {
  return <EntryFrame>{children}</EntryFrame>;
}
