'use client';

import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import { Prose } from '@/ui/prose/prose';
import { paired } from '../response';
import { type AnswerFieldProps, htmlOf, spoken } from './field-props';

const letterOf = (index: number) => String.fromCharCode(65 + index);

/** Terms, each to be given the letter of its meaning: as on a worksheet, and the same by touch and by keyboard. */
export function MatchingField({
  body,
  response,
  onChange,
  locked,
  presentation,
  lang,
  labelledBy,
}: AnswerFieldProps<'matching'>) {
  const t = useTranslations('exercise.matching');
  const pairs = response?.pairs ?? {};
  return (
    <fieldset aria-labelledby={labelledBy}>
      <p className="mb-3 text-ink-soft text-sm">{t('label')}</p>
      <div className="grid gap-x-8 gap-y-5 md:grid-cols-[3fr_2fr]">
        <ol aria-label={t('meanings')} className="space-y-3">
          {body.right.map((option, index) => (
            <li key={option.id} className="flex gap-3">
              <span className="w-5 shrink-0 font-semibold text-ink-soft">{letterOf(index)}</span>
              <Prose html={htmlOf(presentation, option.id, option.text)} lang={lang} compact className="min-w-0" />
            </li>
          ))}
        </ol>
        <ul aria-label={t('terms')} className="space-y-4 border-rule max-md:border-t max-md:pt-4">
          {body.left.map((term) => (
            <li key={term.id}>
              <div id={`${presentation.id}-${term.id}`} className="mb-1.5">
                <Prose html={htmlOf(presentation, term.id, term.text)} lang={lang} compact className="font-semibold" />
              </div>
              <div
                role="radiogroup"
                aria-labelledby={`${presentation.id}-${term.id}`}
                className="flex flex-wrap gap-1.5"
              >
                {body.right.map((option, index) => (
                  <Letter
                    key={option.id}
                    name={`${presentation.id}-${term.id}-letter`}
                    letter={letterOf(index)}
                    label={t('letterOf', { letter: letterOf(index), text: spoken(option.text) })}
                    chosen={pairs[term.id] === option.id}
                    taken={Object.values(pairs).includes(option.id)}
                    locked={locked}
                    onChoose={() => onChange({ kind: 'matching', pairs: paired(pairs, term.id, option.id) })}
                  />
                ))}
              </div>
            </li>
          ))}
        </ul>
      </div>
    </fieldset>
  );
}

function Letter({
  name,
  letter,
  label,
  chosen,
  taken,
  locked,
  onChoose,
}: {
  name: string;
  letter: string;
  label: string;
  chosen: boolean;
  taken: boolean;
  locked: boolean;
  onChoose: () => void;
}) {
  return (
    <label className={cn('relative', locked ? undefined : 'cursor-pointer')}>
      <input
        type="radio"
        name={name}
        checked={chosen}
        disabled={locked}
        onChange={onChoose}
        aria-label={label}
        className="peer absolute inset-0 m-0 cursor-[inherit] opacity-0"
      />
      <span
        aria-hidden
        className={cn(
          'grid size-9 place-items-center rounded-md border pointer-coarse:size-11',
          'peer-focus-visible:outline-2 peer-focus-visible:outline-accent peer-focus-visible:outline-offset-2',
          chosen ? 'border-accent bg-accent font-semibold text-on-accent' : 'border-rule-strong bg-paper-raised',
          !chosen && taken && 'border-rule text-ink-faint',
        )}
      >
        {letter}
      </span>
    </label>
  );
}
