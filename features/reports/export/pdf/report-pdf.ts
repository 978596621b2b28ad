import { MISSING } from '@/platform/pdf/fonts';
import { createSheet, inks, type Sheet } from '@/platform/pdf/sheet';
import type { LearnerRow, Report, ReportView } from '../../contract';
import { caveats, comparedTitle, comparison, meanings, methods, simulatedWords, verdict } from '../../words/sentences';
import { type Values, valueWriter } from '../../words/values';
import { fileFormat, fileSay } from '../words';
import { growthCharts, starsChart, workChart } from './sections';
import { comparedSection, figuresTable, learnersTable } from './tables';

/** A report that is there. */
export type WholeReport = Omit<ReportView, 'report'> & { report: Report };

/** What the pages of a report are written with. */
export interface Writing {
  sheet: Sheet;
  values: Values;
}

/** The report as a file for paper: A4, tagged, in words first; with the learners one by one only if they are given. */
export async function reportPdf(
  { class: of, course, report, computedAt }: WholeReport,
  learners: readonly LearnerRow[] | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const values = valueWriter(fileSay, fileFormat);
  const title = fileSay('titleOf', { name: of.name });
  const sheet = await createSheet({ title, lang: 'en', creator: 'Meno' });
  const writing = { sheet, values };
  const about = fileSay('about', {
    course: course.title,
    from: values.day(report.period.from),
    to: values.day(report.period.to),
  });
  sheet.heading(1, title);
  sheet.paragraph(about, { size: 12, ink: inks.soft, after: 10 });
  const simulated = simulatedWords(fileSay, report);
  if (simulated) sheet.paragraph(simulated, { face: 'bold', after: 10 });
  inShort(writing, report);
  figuresTable(writing, report);
  growthCharts(writing, report);
  workChart(writing, report);
  starsChart(writing, report);
  if (report.comparison) comparedSection(writing, report.comparison);
  if (learners) learnersTable(writing, learners);
  notes(writing, report, computedAt);
  if (sheet.missing()) sheet.paragraph(fileSay('pdf.letters', { mark: MISSING }), { face: 'italic', size: 9.5 });
  return sheet.finish((page, pages) => `${about}   ·   ${fileSay('pdf.page', { page, pages })}`);
}

function inShort({ sheet, values }: Writing, report: Report): void {
  sheet.heading(2, fileSay('verdict.title'));
  sheet.bullets(verdict(fileSay, values, report));
  if (!report.comparison) return;
  const [who, ...sentences] = comparison(fileSay, values, report.comparison);
  sheet.heading(3, comparedTitle(fileSay, values, report.comparison));
  sheet.paragraph(who ?? '');
  sheet.bullets(sentences);
}

function notes({ sheet }: Writing, report: Report, computedAt: string | null): void {
  sheet.heading(2, fileSay('caveat.title'));
  sheet.bullets(caveats(fileSay, report));
  sheet.heading(2, fileSay('means.title'));
  sheet.bullets(meanings(fileSay).map(({ name, words }) => `${name}: ${words}`));
  sheet.heading(2, fileSay('method.title'));
  sheet.bullets(methods(fileSay, fileFormat, report));
  if (computedAt === null) return;
  const date = fileFormat.dateTime(new Date(computedAt), { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  sheet.paragraph(fileSay('method.made', { date: `${date} UTC` }), { ink: inks.faint, size: 9 });
}
