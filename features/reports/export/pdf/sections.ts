import { FEWEST_LEARNERS, type Report } from '../../contract';
import { niceTop } from '../../words/nice-top';
import { fileFormat, fileSay } from '../words';
import { type DayValue, drawBars, drawLine } from './charts';
import type { Writing } from './report-pdf';

const short = (date: string) =>
  fileFormat.dateTime(new Date(date), { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Mastery and concepts known, day by day. */
export function growthCharts({ sheet, values }: Writing, { progression, conceptCount }: Report): void {
  const [first, last] = [progression[0], progression.at(-1)];
  if (!first || !last || progression.length < 2) return;
  sheet.heading(2, fileSay('names.mastery_gain'));
  const mastery = {
    start: values.bare('mastery_start', first.mastery.value),
    end: values.bare('mastery_end', last.mastery.value),
  };
  line({ sheet, values }, fileSay('charts.mastery'), fileSay('charts.masteryAnswer', mastery), {
    points: progression.map(({ date, mastery: { value, low, high } }) => ({ date, value, low, high })),
    max: 1,
    write: (value) => values.bare('mastery_end', value),
  });
  const concepts = {
    start: values.bare('concepts_start', first.concepts.value),
    end: values.bare('concepts_end', last.concepts.value),
  };
  line({ sheet, values }, fileSay('charts.concepts'), fileSay('charts.conceptsAnswer', concepts), {
    points: progression.map(({ date, concepts: { value, low, high } }) => ({ date, value, low, high })),
    max: Math.min(conceptCount, niceTop(progression.map(({ concepts: { high } }) => high))),
    write: (value) => fileFormat.number(value, { maximumFractionDigits: 1 }),
  });
}

/** How much was done on each day, for each learner who worked. */
export function workChart(writing: Writing, { days }: Report): void {
  if (!days.some(({ perActive }) => perActive)) return;
  line(writing, fileSay('charts.work'), fileSay('charts.workAnswer', { fewest: FEWEST_LEARNERS }), {
    points: days.map(({ date, perActive }) => ({ date, value: perActive })),
    max: niceTop(days.map(({ perActive }) => perActive ?? 0)),
    write: (value) => fileFormat.number(value, { maximumFractionDigits: 1 }),
  });
}

/** How often lessons got one to five stars. */
export function starsChart({ sheet }: Writing, { ratings }: Report): void {
  if (!ratings) return;
  const count = ratings.reduce((sum, each) => sum + each, 0);
  const bars = ratings.map((given, index) => ({ label: fileSay('charts.star', { count: index + 1 }), count: given }));
  const [title, answer] = [fileSay('charts.stars'), fileSay('charts.starsAnswer', { count })];
  const said = bars.map(({ label, count: given }) => `${label}: ${given}.`).join(' ');
  drawBars(sheet, { title, answer, alt: fileSay('pdf.chartOf', { title, answer: said }) }, bars.toReversed());
}

function line(
  { sheet, values }: Writing,
  title: string,
  answer: string,
  { points, max, write }: { points: DayValue[]; max: number; write(value: number): string },
): void {
  const told = points.filter((_, index) => index % 7 === 0 || index === points.length - 1);
  const said = told.flatMap(({ date, value }) => (value === null ? [] : [`${values.day(date)}: ${write(value)}.`]));
  const alt = fileSay('pdf.chartOf', { title, answer: `${answer} ${said.join(' ')}` });
  drawLine(sheet, { title, answer, alt }, points, max, { value: write, day: short });
}
