import { useFormatter, useTranslations } from 'use-intl';
import { z } from 'zod';
import type { Card, Figure } from '../contract';

const attribute = z.enum(['sex', 'age_band', 'disability', 'language', 'free_meals']);

/** What a card says, as people read it. */
export function useCardWords() {
  const t = useTranslations('modelCards');
  const format = useFormatter();
  const day = (iso: string) => format.dateTime(new Date(iso), { dateStyle: 'medium', timeZone: 'UTC' });
  const write = ({ unit }: Figure, value: number) => {
    if (unit === 'number') return format.number(value, { maximumFractionDigits: 3 });
    return format.number(value, {
      ...{ style: 'percent', maximumFractionDigits: 1 },
      ...(unit === 'points' ? { signDisplay: 'exceptZero' } : {}),
    });
  };
  return {
    figure(figure: Figure): string {
      const { value, low, high, of } = figure;
      if (value === null) return t(of > 0 ? 'few' : 'none');
      const said = { value: write(figure, value), of: format.number(of) };
      return low === null || high === null
        ? t('alone', said)
        : t('range', { ...said, low: write(figure, low), high: write(figure, high) });
    },
    trained({ trainedAt, trainedOn, together }: Card): string {
      if (together && trainedAt) return t('together', { date: day(trainedAt) });
      if (!trainedOn) return trainedAt ? day(trainedAt) : t('notTrained');
      const on = { records: trainedOn.records, learners: trainedOn.learners ?? 0 };
      return trainedAt ? t('trainedOn', { date: day(trainedAt), ...on }) : t('onRecords', on);
    },
    groups({ groups }: Card): string {
      if (!groups) return t('notAudited');
      const names = groups.attributes.flatMap((name) => {
        const { data } = attribute.safeParse(name);
        return data ? [t(`attributes.${data}`)] : [];
      });
      return t('audited', { attributes: names.join(', '), date: day(groups.at), alerts: groups.alerts });
    },
  };
}
