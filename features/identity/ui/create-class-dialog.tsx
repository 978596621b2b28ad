'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { CreateClass, Role, SchoolClass } from '@/features/identity/contract';
import type { Course } from '@/features/library/contract';
import { api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { TextField } from '@/ui/fields/text-field';
import { required, useForm } from '@/ui/fields/use-form';
import { Dialog } from '@/ui/overlays/dialog';
import type { School } from '../people/contract';
import { type ClassPlace, PlaceFields, placeBody } from './class/place-fields';

/** Names a class, says which course it learns and where it belongs; the code comes with it. */
export function CreateClassDialog({ courses, schools, role }: { courses: Course[]; schools: School[]; role: Role }) {
  const t = useTranslations('identity.classes');
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const form = useForm({ name: required, courseId: required }, { courseId: courses[0]?.id ?? '' });
  const offered = schools.filter(({ closed }) => !closed);
  // Who looks after schools makes classes in them alone; where there is one school, a class is most likely of it.
  const first = {
    schoolId: (role === 'school_admin' || offered.length === 1 ? offered[0]?.id : undefined) ?? '',
    termId: '',
  };
  const [place, setPlace] = useState<ClassPlace>(first);
  const create = useAction((body: CreateClass, signal) => api<SchoolClass>('/classes', { body, signal }));
  return (
    <Dialog
      title={t('create')}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary">
          <Plus aria-hidden />
          {t('create')}
        </Button>
      }
    >
      <form
        className="space-y-5"
        {...form.form(async (value) => {
          const made = await create.run({
            ...{ name: value('name').trim(), courseId: value('courseId') },
            ...placeBody(place),
          });
          if (made === null) return;
          setOpen(false);
          form.reset();
          setPlace(first);
          router.refresh();
        })}
      >
        <TextField label={t('name')} hint={t('nameHint')} maxLength={120} {...form.field('name')} />
        <SelectField
          label={t('course')}
          options={courses.map((course) => ({ value: course.id, label: course.title }))}
          {...form.field('courseId')}
        />
        <PlaceFields schools={schools} place={place} mustHave={role === 'school_admin'} onChange={setPlace} />
        {create.problem ? <ErrorState inline problem={create.problem} /> : null}
        <Button type="submit" variant="primary" busy={create.pending}>
          {t('createSend')}
        </Button>
      </form>
    </Dialog>
  );
}
