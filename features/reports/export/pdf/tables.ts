import { drawTable } from '@/platform/pdf/table';
import type { ComparedFigure, Figure, LearnerRow, Report, ReportComparison } from '../../contract';
import { comparedTitle, countedWords } from '../../words/sentences';
import { fileSay } from '../words';
import { drawEffects } from './charts';
import type { Writing } from './report-pdf';

/** All figures of the class with their ranges. */
export function figuresTable({ sheet, values }: Writing, { figures }: Report): void {
  sheet.heading(2, fileSay('figures.title'));
  drawTable(
    sheet,
    fileSay('figures.caption'),
    [
      { header: fileSay('figures.figure'), share: 30 },
      { header: fileSay('figures.value'), share: 20, numeric: true },
      { header: fileSay('figures.range'), share: 20, numeric: true },
      { header: fileSay('figures.learners'), share: 12, numeric: true },
      { header: fileSay('figures.records'), share: 22, numeric: true },
    ],
    figures.map((figure) => {
      const name = fileSay(`names.${figure.figure}`);
      const { estimate } = figure;
      if (!estimate) return [name, fileSay(`figures.${figure.withheld ?? 'none'}`), '–', '–', '–'];
      return [
        name,
        values.whole(figure.figure, estimate.value),
        values.range(figure.figure, estimate),
        String(figure.learners),
        countedWords(fileSay, figure),
      ];
    }),
  );
}

/** Figures of both groups, and how large their differences are. */
export function comparedSection(writing: Writing, compared: ReportComparison): void {
  const { sheet, values } = writing;
  const rows = [compared.baseline, ...compared.figures];
  const before = compared.kind === 'before';
  sheet.heading(2, comparedTitle(fileSay, values, compared));
  drawTable(
    sheet,
    fileSay('compared.caption'),
    [
      { header: fileSay('compared.figure'), share: 24 },
      { header: fileSay(before ? 'compared.firstBefore' : 'compared.first'), share: 18, numeric: true },
      { header: fileSay(before ? 'compared.secondBefore' : 'compared.second'), share: 18, numeric: true },
      { header: fileSay('compared.difference'), share: 20, numeric: true },
      { header: fileSay('compared.effect'), share: 24, numeric: true },
    ],
    rows.map((row) => comparedCells(writing, row)),
  );
  const effects = compared.figures.flatMap(({ figure, effect }) =>
    effect
      ? [
          {
            label: fileSay(`names.${figure}`),
            ...effect,
            text: `${fileSay(`effect.${effect.measure}`)} ${values.effect(effect.value)} (${values.effectRange(effect)})`,
          },
        ]
      : [],
  );
  if (effects.length === 0) return;
  const [title, answer] = [fileSay('compared.chart'), fileSay('compared.chartAnswer')];
  const said = effects.map(({ label, text }) => `${label}: ${text}.`).join(' ');
  drawEffects(sheet, { title, answer, alt: fileSay('pdf.chartOf', { title, answer: said }) }, effects);
}

function comparedCells({ values }: Writing, { figure, first, second, difference, effect }: ComparedFigure): string[] {
  const of = ({ estimate, withheld }: Figure) =>
    estimate
      ? `${values.whole(figure, estimate.value)} (${values.range(figure, estimate)})`
      : fileSay(`figures.${withheld ?? 'none'}`);
  return [
    fileSay(`names.${figure}`),
    of(first),
    of(second),
    difference ? `${values.whole(figure, difference.value, true)} (${values.range(figure, difference, true)})` : '–',
    effect
      ? `${fileSay(`effect.${effect.measure}`)} ${values.effect(effect.value)} (${values.effectRange(effect)})`
      : '–',
  ];
}

/** The learners one by one, where a teacher asked for it. */
export function learnersTable({ sheet, values }: Writing, rows: readonly LearnerRow[]): void {
  sheet.heading(2, fileSay('learners.title'));
  sheet.paragraph(fileSay('learners.words'));
  const nothing = fileSay('learners.none');
  const column = (header: string, share: number) => ({ header, share, numeric: true });
  drawTable(
    sheet,
    fileSay('learners.caption'),
    [
      { header: fileSay('learners.name'), share: 30 },
      column(fileSay('learners.rate'), 16),
      column(fileSay('learners.time'), 14),
      column(fileSay('learners.days'), 10),
      column(fileSay('learners.answers'), 12),
      column(fileSay('learners.lessons'), 12),
      column(fileSay('learners.mastery'), 18),
      column(fileSay('learners.concepts'), 15),
    ],
    rows.map((row) => [
      row.name,
      fileSay('learners.rateOf', { right: row.right, first: row.first }),
      row.responseMs === null ? nothing : values.duration(row.responseMs),
      String(row.daysWorked),
      String(row.answers),
      String(row.lessons),
      row.masteryStart === null || row.masteryEnd === null
        ? nothing
        : `${values.bare('mastery_start', row.masteryStart)} → ${values.bare('mastery_end', row.masteryEnd)}`,
      row.conceptsStart === null ? nothing : `${row.conceptsStart} → ${row.conceptsEnd ?? 0}`,
    ]),
  );
}
