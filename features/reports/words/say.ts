import type { createFormatter, useTranslations } from 'use-intl';

/** The words of reports, in a page (`useTranslations('reports')`) or in this process (`translator('en', 'reports')`). */
export type Say = ReturnType<typeof useTranslations<'reports'>>;
export type Format = ReturnType<typeof createFormatter>;
