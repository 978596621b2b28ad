'use client';

import { BookOpen, History, House, ListChecks, School, Settings } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { type Destination, TopBar } from '@/ui/shell/top-bar';
import { sectionsFor } from '../administration-places';
import type { Role } from '../contract';

/** The top bar with the places that this role has. */
export function Destinations({ role, account }: { role: Role; account: ReactNode }) {
  const t = useTranslations('shell');
  const administered = sectionsFor(role).flatMap((section) => section.places.map(({ href }) => href));
  const places: Destination[] = [
    { href: '/', label: t('home'), icon: <House aria-hidden /> },
    { href: '/courses', label: t('courses'), icon: <BookOpen aria-hidden /> },
    ...(role === 'learner' ? [{ href: '/reviews', label: t('reviews'), icon: <History aria-hidden /> }] : []),
    { href: '/classes', label: t('classes'), icon: <School aria-hidden /> },
    ...(role === 'teacher' || role === 'admin'
      ? [{ href: '/standards', label: t('standards'), icon: <ListChecks aria-hidden /> }]
      : []),
    ...(administered.length > 0
      ? [{ href: '/administration', label: t('administration'), icon: <Settings aria-hidden />, covers: administered }]
      : []),
  ];
  return <TopBar destinations={places} account={account} />;
}
