import { useTranslations } from 'use-intl';
import { CheckboxField } from '@/ui/fields/checkbox-field';
import type { ResearchSources } from '../contract';

/** Which of the groups that a district holds are told too; none at first. */
export function GroupChoice({
  held,
  chosen,
  onChange,
}: {
  held: ResearchSources['groups'];
  chosen: ResearchSources['groups'];
  onChange: (next: ResearchSources['groups']) => void;
}) {
  const t = useTranslations('research.form');
  return (
    <fieldset className="space-y-3">
      <legend className="font-semibold">{t('groups')}</legend>
      <p className="text-ink-soft text-sm">{t('groupsHint')}</p>
      {held.map((name) => (
        <CheckboxField
          key={name}
          label={t(`group.${name}`)}
          checked={chosen.includes(name)}
          onChange={(event) =>
            onChange(held.filter((each) => (each === name ? event.target.checked : chosen.includes(each))))
          }
        />
      ))}
    </fieldset>
  );
}
