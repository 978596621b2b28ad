import { Check, CircleAlert, CircleDashed, Hourglass, Moon } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import { Tag } from '@/ui/tag';
import { Time } from '@/ui/time';
import type { ModelStatus, ModelTest } from '../contract';
import { useDurationWords, useFailureWords } from './failure-words';

const icons = { ready: Check, loading: Hourglass, resting: Moon, unavailable: CircleAlert, unknown: CircleDashed };

/** Each model: what it is for, how it stands and since when not, and how it did in the test just now. */
export function ModelList({ models, probes }: { models: readonly ModelStatus[]; probes: ModelTest['probes'] }) {
  const t = useTranslations('languageModel.models');
  return (
    <section>
      <h2 className="text-xl">{t('title')}</h2>
      <p className="mt-2 max-w-measure text-ink-soft text-sm">{t('order')}</p>
      <ul className="mt-4 border-ink border-t">
        {models.map((model) => (
          <li key={model.id} className="border-rule border-b py-4">
            <Model model={model} probes={probes.filter(({ id }) => id === model.id)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Model({ model, probes }: { model: ModelStatus; probes: ModelTest['probes'] }) {
  const t = useTranslations('languageModel.models');
  const failure = useFailureWords();
  const Icon = icons[model.state];
  const { host, running, waiting, slots, problem } = model;
  return (
    <div className="grid gap-x-10 gap-y-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="min-w-0">
        <h3 className="[overflow-wrap:anywhere]">
          <bdi>{model.id}</bdi>
        </h3>
        <p className="text-ink-soft text-sm [overflow-wrap:anywhere]">
          {host === null ? t('inProcess', { model: model.model }) : t('at', { model: model.model, host })}
        </p>
        <p className="mt-2 flex flex-wrap gap-1.5">
          {model.purposes.length === 0 ? <Tag>{t('noPurpose')}</Tag> : null}
          {model.purposes.map(({ purpose, place }) => (
            <Tag key={purpose}>{t('place', { purpose: t(`purpose.${purpose}`), place })}</Tag>
          ))}
        </p>
      </div>
      <div className="min-w-0 text-sm">
        <p className="flex gap-2 text-base">
          <Icon
            aria-hidden
            className={`mt-1 size-4 shrink-0 ${model.state === 'ready' ? 'text-accent' : 'text-ink-faint'}`}
          />
          {t(`state.${model.state}`)}
        </p>
        {slots > 0 ? <p className="figures mt-1 text-ink-soft">{t('load', { running, slots, waiting })}</p> : null}
        {problem ? (
          <div className="mt-2 text-ink-soft">
            <p>{t.rich('problem', { date: () => <Time iso={problem.at} precise />, words: failure(problem) })}.</p>
            <p className="mt-0.5 [overflow-wrap:anywhere]" dir="auto">
              {problem.message}
            </p>
          </div>
        ) : null}
        {probes.map((probe) => (
          <Probe key={probe.purposes.join()} probe={probe} />
        ))}
      </div>
    </div>
  );
}

function Probe({ probe }: { probe: ModelTest['probes'][number] }) {
  const t = useTranslations('languageModel.models');
  const failure = useFailureWords();
  const duration = useDurationWords();
  const format = useFormatter();
  const { problem, firstTokenMs, milliseconds, schema, contextTokens } = probe;
  const time = duration(milliseconds ?? 0);
  return (
    <div className="mt-3 rounded-md bg-paper-sunken px-4 py-3">
      {problem ? (
        <>
          <p>{t('testBad', { words: failure(problem) })}.</p>
          <p className="mt-1 text-ink-soft [overflow-wrap:anywhere]" dir="auto">
            {problem.message}
          </p>
        </>
      ) : (
        <p>
          {firstTokenMs === null ? t('testEmbeds', { time }) : t('testGood', { time, first: duration(firstTokenMs) })}
        </p>
      )}
      {schema !== null && contextTokens !== null ? (
        <p className="mt-1 text-ink-soft">
          {t(schema === 'none' ? 'noSchema' : 'schema', { context: format.number(contextTokens) })}
        </p>
      ) : null}
    </div>
  );
}
