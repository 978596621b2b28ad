'use client';

import { Handshake, Keyboard, LogOut, Monitor, Moon, ScrollText, ShieldCheck, Sun } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { Me } from '@/features/identity/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '@/ui/overlays/menu';
import { useToast } from '@/ui/overlays/toast';
import { openShortcutHelp } from '@/ui/shell/shortcut-help';
import { AccountButton } from './account-button';
import { useTheme } from './use-theme';

/** Who is signed in, light or dark, the keys, and the way out; open from the start. Loads on its own. */
export function AccountPanel({ me }: { me: Me }) {
  const t = useTranslations('shell.account');
  const common = useTranslations('common');
  const toast = useToast();
  const [theme, setTheme] = useTheme();
  const signOut = useAction(async () => {
    try {
      await api('/api/auth/sign-out', { method: 'POST', body: {}, absolute: true });
      forgetHere();
    } catch (failure) {
      toast({ text: t('signOutFailed'), tone: 'fault' });
      throw failure;
    }
    // A full load, so that nothing of this person stays in the page's memory.
    window.location.assign('/sign-in');
  });
  return (
    <Menu defaultOpen trigger={<AccountButton name={me.name} />}>
      <div className="px-3 py-2 text-sm">
        <p className="truncate font-semibold" dir="auto">
          {me.name}
        </p>
        <p className="truncate text-ink-soft" dir="auto">
          {common(`roles.${me.role}`)} · {me.districtName}
        </p>
      </div>
      <MenuSeparator />
      <MenuChoice
        label={t('theme')}
        value={theme}
        onChange={setTheme}
        options={[
          { value: 'light', label: t('light'), icon: <Sun aria-hidden /> },
          { value: 'dark', label: t('dark'), icon: <Moon aria-hidden /> },
          { value: 'system', label: t('system'), icon: <Monitor aria-hidden /> },
        ]}
      />
      <MenuSeparator />
      <MenuItem onSelect={openShortcutHelp}>
        <Keyboard aria-hidden />
        {t('keys')}
      </MenuItem>
      {me.role === 'learner' ? (
        <MenuItem asChild>
          <Link href="/my-data">
            <Handshake aria-hidden />
            {t('myData')}
          </Link>
        </MenuItem>
      ) : null}
      <MenuItem asChild>
        <Link href="/account">
          <ShieldCheck aria-hidden />
          {t('security')}
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href="/audit/mine">
          <ScrollText aria-hidden />
          {t('ownAudit')}
        </Link>
      </MenuItem>
      <MenuItem onSelect={() => void signOut.run(undefined)} disabled={signOut.pending}>
        <LogOut aria-hidden />
        {t('signOut')}
      </MenuItem>
    </Menu>
  );
}

/** Drafts and the like go with whoever wrote them; over https the server's answer has said so already. */
function forgetHere(): void {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
