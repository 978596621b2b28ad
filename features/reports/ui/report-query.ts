import type { ReportQuery, ReportView } from '../contract';

/** What the form says: another class as `class:<id>`. */
export interface FormValues {
  from: string;
  to: string;
  compare: string;
  beforeFrom: string;
  beforeTo: string;
}

/** The form as the report in view was asked for. */
export function valuesOf({ asked }: Pick<ReportView, 'asked'>, controlId: string | undefined): FormValues {
  return {
    from: asked.period.from,
    to: asked.period.to,
    compare: asked.compare === 'class' ? `class:${controlId ?? ''}` : asked.compare,
    beforeFrom: asked.before.from,
    beforeTo: asked.before.to,
  };
}

/** The address part that asks for what the form says, with its question mark. */
export function queryOf({ from, to, compare, beforeFrom, beforeTo }: FormValues): string {
  const query = new URLSearchParams({ from, to });
  const [kind = '', id] = compare.split(':');
  query.set('compare', kind);
  if (id) query.set('with', id);
  if (kind === 'before') {
    query.set('beforeFrom', beforeFrom);
    query.set('beforeTo', beforeTo);
  }
  return `?${query}`;
}

/** The names that the API knows, out of a page's address. */
export function apiQuery(search: Record<string, string | string[] | undefined>): string {
  const names = [
    'from',
    'to',
    'compare',
    'with',
    'beforeFrom',
    'beforeTo',
  ] as const satisfies readonly (keyof ReportQuery)[];
  const query = new URLSearchParams();
  for (const name of names) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
