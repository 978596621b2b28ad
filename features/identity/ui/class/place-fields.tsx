'use client';

import { useTranslations } from 'use-intl';
import { SelectField } from '@/ui/fields/select-field';
import type { School } from '../../people/contract';

/** The school and the term of a class; empty: none. */
export interface ClassPlace {
  schoolId: string;
  termId: string;
}

/** What the API takes of a place. */
export const placeBody = ({ schoolId, termId }: ClassPlace) => ({ schoolId: schoolId || null, termId: termId || null });

/**
 * Asks for the school and the term of a class; nothing where there are no schools. Closed ones are offered only where the class is in them already.
 * @param mustHave who looks after schools alone makes classes in one of them.
 */
export function PlaceFields({
  schools,
  place,
  stands,
  mustHave = false,
  onChange,
}: {
  schools: readonly School[];
  place: ClassPlace;
  /** Where the class stands now. */
  stands?: { schoolId: string | null; termId: string | null };
  mustHave?: boolean;
  onChange(place: ClassPlace): void;
}) {
  const t = useTranslations('identity.class');
  const offered = schools.filter(({ id, closed }) => !closed || id === stands?.schoolId);
  const terms = (schools.find(({ id }) => id === place.schoolId)?.terms ?? []).filter(
    ({ id, closed }) => !closed || id === stands?.termId,
  );
  if (offered.length === 0) return null;
  return (
    <>
      <SelectField
        label={t('school')}
        value={place.schoolId}
        onChange={(event) => onChange({ schoolId: event.target.value, termId: '' })}
        options={[
          ...(mustHave ? [] : [{ value: '', label: t('noSchool') }]),
          ...offered.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {terms.length === 0 ? null : (
        <SelectField
          label={t('term')}
          value={place.termId}
          onChange={(event) => onChange({ ...place, termId: event.target.value })}
          options={[{ value: '', label: t('noTerm') }, ...terms.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
    </>
  );
}
