import { useFormatter, useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import type { ApproachEffectView } from '../contract';
import { pointsOf } from './interval-chart';

/** The numbers of the chart, with what is offered, how likely each way is next, and a switch. */
export function ApproachesTable({
  caption,
  effects,
  whole,
  pending,
  onSwitch,
}: {
  caption: string;
  effects: readonly ApproachEffectView[];
  /** Over the whole course: no chances, and the switch is for all concepts. */
  whole: boolean;
  pending: boolean;
  onSwitch: (effect: ApproachEffectView, off: boolean) => void;
}) {
  const t = useTranslations('approaches');
  const format = useFormatter();
  const percent = (value: number) => format.number(value, { style: 'percent', maximumFractionDigits: 0 });
  const signed = (value: number) => format.number(pointsOf(value), { signDisplay: 'exceptZero' });
  return (
    <section className="overflow-x-auto" aria-label={caption}>
      <table className="figures w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-ink border-b">
            <th scope="col" className="py-1 pe-5 text-start">
              {t('column.way')}
            </th>
            {(['lessons', 'right', 'expected', 'effect', ...(whole ? [] : (['chance'] as const))] as const).map(
              (id) => (
                <th key={id} scope="col" className="py-1 pe-5 text-end">
                  {t(`column.${id}`)}
                </th>
              ),
            )}
            <th scope="col" className="py-1 text-start">
              {t('column.use')}
            </th>
          </tr>
        </thead>
        <tbody>
          {effects.map((row) => (
            <tr key={row.approach} className="border-rule border-b align-top">
              <th scope="row" className="py-2 pe-5 text-start font-normal">
                {t(`way.${row.approach}`)}
                <p className="text-ink-soft text-xs">{row.offered ? null : t(whole ? 'borneNowhere' : 'notBorne')}</p>
              </th>
              <td className="py-2 pe-5 text-end">{t('lessons', { lessons: row.lessons, answered: row.answered })}</td>
              <td className="py-2 pe-5 text-end">
                {row.share
                  ? t('interval', {
                      value: percent(row.share.value),
                      low: percent(row.share.low),
                      high: percent(row.share.high),
                    })
                  : t('none')}
              </td>
              <td className="py-2 pe-5 text-end">{row.expected === null ? t('none') : percent(row.expected)}</td>
              <td className="py-2 pe-5 text-end">
                {row.effect && row.telling
                  ? t('interval', {
                      value: signed(row.effect.value),
                      low: signed(row.effect.low),
                      high: signed(row.effect.high),
                    })
                  : t('tooFew')}
              </td>
              {whole ? null : (
                <td className="py-2 pe-5 text-end">{row.chance === null ? t('none') : percent(row.chance)}</td>
              )}
              <td className="py-1">
                {!whole && row.off === 'course' ? (
                  <span className="text-ink-soft">{t('offInCourse')}</span>
                ) : (
                  <Button
                    size="small"
                    disabled={pending}
                    aria-label={t(row.off ? 'switchOnNamed' : 'switchOffNamed', { way: t(`way.${row.approach}`) })}
                    onClick={() => onSwitch(row, row.off === null)}
                  >
                    {t(row.off ? 'switchOn' : 'switchOff')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
