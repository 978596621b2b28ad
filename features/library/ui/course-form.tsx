'use client';

import { useLocale, useTranslations } from 'use-intl';
import type { Course } from '@/features/library/contract';
import { ApiError, api } from '@/platform/http/client';
import { useAction } from '@/platform/http/use-action';
import { Button } from '@/ui/button';
import { ErrorState } from '@/ui/error-state';
import { SelectField } from '@/ui/fields/select-field';
import { TextAreaField, TextField } from '@/ui/fields/text-field';
import { optional, required, useForm } from '@/ui/fields/use-form';
import { LANGUAGE_OF_MATERIAL, languageOptions } from './course-fields';

/** Title, description, language and who may learn from it: for a new course, or for `course`. */
export function CourseForm({ course, onDone }: { course?: Course; onDone: (course: Course) => void }) {
  const t = useTranslations('library.form');
  const locale = useLocale();
  const form = useForm(
    { title: required, description: optional, language: required, visibility: required },
    {
      title: course?.title ?? '',
      description: course?.description ?? '',
      language: course?.language ?? LANGUAGE_OF_MATERIAL,
      visibility: course?.visibility ?? 'district',
    },
  );
  const save = useAction(async (body: Record<'title' | 'description' | 'language' | 'visibility', string>, signal) => {
    try {
      const saved = course
        ? await api<Course>(`/courses/${course.id}`, { method: 'PATCH', body, signal })
        : await api<Course>('/courses', { body, signal });
      onDone(saved);
    } catch (failure) {
      if (failure instanceof ApiError) form.fail(failure.fields);
      throw failure;
    }
  });
  return (
    <form
      className="space-y-5"
      {...form.form((value) => {
        void save.run({
          title: value('title').trim(),
          description: value('description').trim(),
          language: value('language'),
          visibility: value('visibility'),
        });
      })}
    >
      <TextField autoFocus label={t('title')} hint={t('titleHint')} maxLength={200} {...form.field('title')} />
      <TextAreaField
        label={t('description')}
        hint={t('descriptionHint')}
        maxLength={2000}
        {...form.field('description')}
      />
      <SelectField
        label={t('language')}
        hint={t('languageHint')}
        options={languageOptions(locale, form.value('language'), t('languageFound'))}
        {...form.field('language')}
      />
      <SelectField
        label={t('visibility')}
        options={[
          { value: 'district', label: t('district') },
          { value: 'classes', label: t('classes') },
        ]}
        {...form.field('visibility')}
      />
      {save.problem ? <ErrorState inline problem={save.problem} /> : null}
      <Button type="submit" variant="primary" busy={save.pending}>
        {course ? t('save') : t('create')}
      </Button>
    </form>
  );
}
