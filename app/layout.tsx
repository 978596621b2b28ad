import './globals.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { direction } from '@/platform/i18n/locales';
import { loadMessages } from '@/platform/i18n/messages';
import { pageLocale, pageTheme } from '@/server/page-settings';
import { OfflineBanner } from '@/ui/shell/offline-banner';
import { WordsRoot } from '@/ui/words';

export const metadata: Metadata = {
  title: { default: 'Meno', template: '%s · Meno' },
  robots: { index: false, follow: false },
};
export const viewport: Viewport = { colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const locale = await pageLocale();
  return (
    <html lang={locale} dir={direction(locale)} data-theme={(await pageTheme()) ?? undefined}>
      <body>
        <WordsRoot locale={locale} messages={loadMessages(locale, ['common', 'shell'])}>
          <OfflineBanner />
          {children}
        </WordsRoot>
      </body>
    </html>
  );
}
