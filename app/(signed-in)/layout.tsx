import type { ReactNode } from 'react';
import { DemoBanner } from '@/features/demo/ui/demo-banner';
import type { Me } from '@/features/identity/contract';
import { AccountMenu } from '@/features/identity/ui/account-menu';
import { Destinations } from '@/features/identity/ui/destinations';
import { Finder } from '@/features/library/ui/finder';
import { frameApi } from '@/server/page-api';
import { ToastProvider } from '@/ui/overlays/toast';
import { ShortcutHelp } from '@/ui/shell/shortcut-help';
import { SkipLink } from '@/ui/shell/skip-link';

export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const me = await frameApi<Me>('/me');
  return (
    <ToastProvider>
      <SkipLink />
      <Destinations role={me.role} account={<AccountMenu me={me} />} />
      {me.demo ? <DemoBanner mayRemove={me.role === 'admin'} /> : null}
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <Finder />
      <ShortcutHelp />
    </ToastProvider>
  );
}
