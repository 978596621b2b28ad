import { createFormatter } from 'use-intl/core';
import { translator } from '@/platform/i18n/messages';
import { createSheet, inks } from '@/platform/pdf/sheet';
import { drawTable } from '@/platform/pdf/table';
import type { AssessmentDocument } from './contract';
import { dateOf, type Says, sectionsOf } from './sections';

const says: Says = {
  own: translator('en', 'assessment'),
  consent: translator('en', 'consent'),
  retention: translator('en', 'retention'),
  format: createFormatter({ locale: 'en', timeZone: 'UTC' }),
};

/** The assessment for paper: A4, tagged; fields that nobody filled are marked. @param version of the one that was kept; null: as it is now. */
export async function assessmentPdf(
  document: AssessmentDocument,
  version: number | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const { own } = says;
  const title = own('title');
  const sheet = await createSheet({ title, lang: 'en', creator: 'Meno' });
  const of = { district: document.district, version: document.version, date: dateOf(says, document.at) };
  const about = own('of', of);
  sheet.heading(1, title);
  sheet.paragraph(version === null ? about : `${about} · ${own('versions.open', { number: version })}`, {
    ...{ size: 12, ink: inks.soft, after: 10 },
  });
  const written = new Map(document.fields.map((each) => [each.field, each.words.trim()]));
  for (const { title: heading, words, table, fields } of sectionsOf(says, document)) {
    sheet.heading(2, heading);
    for (const each of words) sheet.paragraph(each);
    if (table) {
      const columns = table.columns.map((header, at) => ({ header, share: table.shares?.[at] ?? 1 }));
      drawTable(sheet, table.caption, columns, table.rows);
    }
    for (const field of fields) {
      sheet.heading(3, own(`fields.${field}`));
      const said = written.get(field) ?? '';
      if (said === '') sheet.paragraph(`[${own('field.toFill')}]`, { face: 'italic', ink: inks.faint, after: 14 });
      else for (const part of said.split(/\n\s*\n/)) sheet.paragraph(part);
    }
  }
  return sheet.finish((page, pages) => `${title}   ·   ${own('page', { page, pages })}`);
}
