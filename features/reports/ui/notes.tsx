import { Time } from '@/ui/time';
import type { Report } from '../contract';
import { caveats, meanings, methods } from '../words/sentences';
import { useReportWords } from './use-report-words';
import { Sentences } from './verdict';

/** What the report does not show, what its numbers mean, and how they were worked out. */
export function Notes({ report, computedAt }: { report: Report; computedAt: string | null }) {
  const { say, format } = useReportWords();
  return (
    <div className="max-w-measure space-y-10">
      <section>
        <h2 className="text-xl">{say('caveat.title')}</h2>
        <Sentences of={caveats(say, report)} />
      </section>
      <section>
        <h2 className="text-xl">{say('means.title')}</h2>
        <dl className="mt-3 space-y-3">
          {meanings(say).map(({ figure, name, words }) => (
            <div key={figure}>
              <dt className="font-semibold">{name}</dt>
              <dd className="text-ink-soft">{words}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="text-ink-soft text-sm">
        <h2 className="text-ink text-xl">{say('method.title')}</h2>
        <Sentences of={methods(say, format, report)} />
        {computedAt === null ? null : (
          <p className="mt-3">
            <Time iso={computedAt} />
          </p>
        )}
      </section>
    </div>
  );
}
