'use client';

import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/button';
import { PageHeader } from '@/ui/page-header';
import { sectionsFor } from '../administration-places';
import type { Role } from '../contract';

/** Everything that is looked after for the whole school, by what it is about. */
export function AdministrationScreen({ role }: { role: Role }) {
  const t = useTranslations('administration');
  return (
    <div className="page py-10">
      <PageHeader title={t('title')} />
      <div className="space-y-12">
        {sectionsFor(role).map(({ name, places }) => (
          <section key={name} aria-labelledby={`section-${name}`}>
            <h2 id={`section-${name}`} className="mb-3 text-lg">
              {t(`sections.${name}`)}
            </h2>
            <ul className="grid gap-x-12 border-rule border-t md:grid-cols-2">
              {places.map((place) => (
                <li key={place.name} className="border-rule border-b py-4">
                  <TextLink href={place.href} className="font-semibold">
                    {t(`places.${place.name}.name`)}
                  </TextLink>
                  <p className="mt-1 text-ink-soft text-sm">{t(`places.${place.name}.words`)}</p>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
