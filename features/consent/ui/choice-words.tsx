import { useTranslations } from 'use-intl';
import type { ConsentWords } from '../contract';

const PARTS = ['computed', 'from', 'seen', 'off'] as const;

/** What a purpose means, part by part, as everybody reads it. */
export function ChoiceWords({ words }: { words: ConsentWords }) {
  const t = useTranslations('consent.parts');
  return (
    <dl className="max-w-measure space-y-3">
      {PARTS.map((part) => (
        <div key={part}>
          <dt className="font-semibold text-sm">{t(part)}</dt>
          <dd className="whitespace-pre-line" dir="auto">
            {words[part]}
          </dd>
        </div>
      ))}
    </dl>
  );
}
