import { createFormatter } from 'use-intl/core';
import { translator } from '@/platform/i18n/messages';
import { createSheet, inks } from '@/platform/pdf/sheet';
import { drawTable } from '@/platform/pdf/table';
import type { CertificateDetail } from './contract';

const say = translator('en', 'retention');
const format = createFormatter({ locale: 'en', timeZone: 'UTC' });
const at = (iso: string) => `${format.dateTime(new Date(iso), { dateStyle: 'long', timeStyle: 'short' })} UTC`;

/** People that the page lists; the rest stand in the certificate's data. */
const LISTED = 400;

/** A certificate of destruction for paper: A4, tagged. */
export async function certificatePdf(detail: CertificateDetail): Promise<Uint8Array<ArrayBuffer>> {
  const { content, number, hash, intact, issuedAt } = detail;
  const title = say('certificate.title', { number });
  const sheet = await createSheet({ title, lang: 'en', creator: 'Meno' });
  sheet.heading(1, title);
  sheet.paragraph(say('certificate.words', { district: content.district }), { after: 10 });
  if (content.cancelled) sheet.paragraph(say('certificate.cancelled'), { face: 'bold' });
  const period = say(`period.${content.rule.period.unit}`, { count: content.rule.period.count });
  const rule = say('certificate.ruleWords', { period, start: say(`starts.${content.rule.from}`) });
  const facts: [string, string][] = [
    [say('certificate.kind'), say(`kinds.${content.kind}`)],
    [
      say('certificate.rule'),
      `${rule}. ${say(`certificate.due.${content.rule.of}`, { date: at(content.rule.before) })}.`,
    ],
    [say('certificate.by'), say(content.byNight ? 'certificate.night' : 'certificate.person')],
    [say('certificate.begun'), at(content.begunAt)],
    [say('certificate.ended'), at(content.endedAt)],
  ];
  if (content.oldest && content.newest)
    facts.push([
      say('certificate.span'),
      say('certificate.spanWords', { oldest: at(content.oldest), newest: at(content.newest) }),
    ]);
  for (const [name, words] of facts) sheet.paragraph(`${name}: ${words}`);
  sheet.heading(2, say('certificate.records'));
  drawTable(
    sheet,
    say('certificate.records'),
    [
      { header: say('certificate.table'), share: 3 },
      { header: say('certificate.count'), share: 1, numeric: true },
    ],
    content.records.map(({ table, count }) => [table, format.number(count)]),
  );
  if (content.learners.length > 0) {
    sheet.heading(2, say('certificate.people'));
    sheet.paragraph(say('certificate.peopleCount', { count: content.learners.length }));
    drawTable(
      sheet,
      say('certificate.people'),
      [
        { header: say('certificate.id'), share: 3 },
        { header: say('certificate.count'), share: 1, numeric: true },
      ],
      content.learners.slice(0, LISTED).map(({ id, records }) => [id, format.number(records)]),
    );
    const more = content.learners.length - LISTED;
    if (more > 0) sheet.paragraph(say('certificate.peopleMore', { count: more }));
  }
  sheet.heading(2, say('certificate.hash'));
  sheet.paragraph(hash, { size: 9 });
  sheet.paragraph(say(intact ? 'certificate.intact' : 'certificate.broken'));
  sheet.paragraph(say('certificate.issued', { date: at(issuedAt) }), { ink: inks.faint, size: 9 });
  return sheet.finish((page, pages) => `${title}   ·   ${say('certificate.page', { page, pages })}`);
}
