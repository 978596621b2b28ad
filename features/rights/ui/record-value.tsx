'use client';

import { useTranslations } from 'use-intl';
import { Time } from '@/ui/time';

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;
/** Text beyond so many characters is folded. */
const LONG = 400;

/** One value of a record as it is kept, made readable: moments, names of what ids stand for, documents. */
export function RecordValue({ value, names }: { value: unknown; names: Readonly<Record<string, string>> }) {
  const t = useTranslations('record');
  if (value === null || value === undefined || value === '') return <span className="text-ink-soft">{t('none')}</span>;
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  if (typeof value === 'number') return <span className="figures">{value}</span>;
  if (typeof value === 'string') {
    if (names[value] !== undefined) return <bdi>{names[value]}</bdi>;
    if (MOMENT.test(value)) return <Time iso={value} precise />;
    return value.length > LONG ? (
      <Folded text={value} />
    ) : (
      <span dir="auto" className="whitespace-pre-wrap break-words">
        {value}
      </span>
    );
  }
  if (Array.isArray(value) && value.every((each) => typeof each === 'string'))
    return <bdi className="break-words">{value.map((each) => names[each] ?? each).join(', ') || t('none')}</bdi>;
  return <Folded text={JSON.stringify(value, null, 2)} />;
}

function Folded({ text }: { text: string }) {
  const t = useTranslations('record');
  return (
    <details>
      <summary className="min-h-6 cursor-pointer text-accent">{t('details')}</summary>
      <pre
        dir="auto"
        className="mt-1 max-h-96 overflow-auto whitespace-pre-wrap break-words rounded-md bg-paper-sunken p-3 text-xs"
      >
        {text}
      </pre>
    </details>
  );
}
