import type { Report } from '../contract';
import { comparedTitle, comparison, verdict } from '../words/sentences';
import { useReportWords } from './use-report-words';

/** What the report says, in sentences. */
export function Verdict({ report }: { report: Report }) {
  const { say, values } = useReportWords();
  const compared = report.comparison;
  return (
    <section className="max-w-measure">
      <h2 className="text-xl">{say('verdict.title')}</h2>
      <Sentences of={verdict(say, values, report)} />
      {compared ? (
        <>
          <h3 className="mt-6 font-semibold text-lg" dir="auto">
            {comparedTitle(say, values, compared)}
          </h3>
          <Sentences of={comparison(say, values, compared)} />
        </>
      ) : null}
    </section>
  );
}

export function Sentences({ of }: { of: readonly string[] }) {
  return (
    <ul className="mt-3 list-disc space-y-1.5 ps-5">
      {of.map((sentence) => (
        <li key={sentence} dir="auto">
          {sentence}
        </li>
      ))}
    </ul>
  );
}
