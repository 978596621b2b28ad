import { useFormatter, useTranslations } from 'use-intl';
import type { LanguageModelStatus } from '../contract';
import { whoWrites } from './who-writes';

/** Who writes for the tutor now, how much is going on, and what a learner may use. */
export function NowWriting({ status }: { status: LanguageModelStatus }) {
  const t = useTranslations('languageModel.now');
  const format = useFormatter();
  const writer = whoWrites(status.models);
  const sum = (of: 'running' | 'waiting') => status.models.reduce((total, model) => total + model[of], 0);
  const { tokensPerLearnerHour, answerTokens } = status.limits;
  return (
    <section>
      <h2 className="small-caps text-ink-soft">{t('title')}</h2>
      <p className="mt-1 text-lg [overflow-wrap:anywhere]">
        {t(writer.key, {
          model: 'model' in writer ? writer.model : '',
          first: 'first' in writer ? writer.first : '',
        })}
      </p>
      <p className="figures mt-1 max-w-measure text-ink-soft text-sm">
        {t('waiting', { waiting: sum('waiting'), running: sum('running') })}
      </p>
      <p className="figures mt-3 max-w-measure text-ink-soft text-sm">
        {t('limits', { hour: format.number(tokensPerLearnerHour), answer: format.number(answerTokens) })}
      </p>
    </section>
  );
}
