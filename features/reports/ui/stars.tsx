import type { Report } from '../contract';
import { useReportWords } from './use-report-words';

/** How often lessons got one to five stars: a table whose bars repeat its numbers. */
export function Stars({ report: { ratings } }: { report: Report }) {
  const { say } = useReportWords();
  if (!ratings) return null;
  const count = ratings.reduce((sum, each) => sum + each, 0);
  const most = Math.max(1, ...ratings);
  return (
    <section className="max-w-measure" data-print="together">
      <h2 className="font-semibold text-lg">{say('charts.stars')}</h2>
      <p className="mb-3 text-ink-soft">{say('charts.starsAnswer', { count })}</p>
      <table className="figures w-full text-sm">
        <caption className="sr-only">{say('charts.stars')}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{say('names.satisfaction')}</th>
            <th scope="col">{say('charts.starsValue')}</th>
          </tr>
        </thead>
        <tbody>
          {ratings
            .map((given, index) => ({ stars: index + 1, given }))
            .toReversed()
            .map(({ stars, given }) => (
              <tr key={stars}>
                <th scope="row" className="w-20 py-1 text-start font-normal">
                  {say('charts.star', { count: stars })}
                </th>
                <td className="py-1">
                  <span className="flex items-center gap-2">
                    <span
                      aria-hidden
                      className="block h-3 rounded-sm bg-accent"
                      style={{ width: `${(given / most) * 80}%`, minWidth: given === 0 ? 0 : 2 }}
                    />
                    {given}
                  </span>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
