'use client';

import {
  BookOpen,
  ChartSpline,
  Handshake,
  History,
  House,
  ListChecks,
  MessageSquareText,
  School,
  ScrollText,
  Users,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Role } from '@/features/identity/contract';
import { TopBar } from '@/ui/shell/top-bar';

/** The top bar with the places that this role has. */
export function Destinations({ role, account }: { role: Role; account: ReactNode }) {
  const t = useTranslations('shell');
  const places = [
    { href: '/', label: t('home'), icon: <House aria-hidden /> },
    { href: '/courses', label: t('courses'), icon: <BookOpen aria-hidden /> },
    ...(role === 'learner' ? [{ href: '/reviews', label: t('reviews'), icon: <History aria-hidden /> }] : []),
    { href: '/classes', label: t('classes'), icon: <School aria-hidden /> },
    ...(role === 'learner' ? [] : [{ href: '/standards', label: t('standards'), icon: <ListChecks aria-hidden /> }]),
    ...(role === 'admin'
      ? [
          { href: '/people', label: t('people'), icon: <Users aria-hidden /> },
          { href: '/consent', label: t('consent'), icon: <Handshake aria-hidden /> },
          { href: '/audit', label: t('audit'), icon: <ScrollText aria-hidden /> },
          { href: '/learner-model', label: t('learnerModel'), icon: <ChartSpline aria-hidden /> },
          { href: '/language-model', label: t('languageModel'), icon: <MessageSquareText aria-hidden /> },
        ]
      : []),
  ];
  return <TopBar destinations={places} account={account} />;
}
