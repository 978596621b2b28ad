import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it } from 'vitest';
import { auditKinds } from '@/platform/http/audit';
import audit from '@/platform/i18n/messages/en/audit.json';
import common from '@/platform/i18n/messages/en/common.json';
import { type AuditRecord, auditRecordKinds } from '../contract';
import { AuditScreen } from './audit-screen';

const lena = { id: '018f0000-0000-7000-8000-000000000001', name: 'Lena' };
const record: AuditRecord = {
  ...{ sequence: 7, at: '2026-03-02T08:00:00Z', who: { ...lena, name: 'Tom' }, role: 'teacher', via: 'cookie' },
  ...{ kind: 'read', action: 'GET /courses/{courseId}/progress', record: 'progress', recordId: null, whose: [lena] },
  ...{ whoseCount: 1, scope: null, why: null, from: '192.0.2.0/24', outcome: 'done', hash: 'f'.repeat(64) },
};
const classId = lena.id;

function words(records: AuditRecord[], question: Record<string, string> = {}): string {
  const markup = renderToStaticMarkup(
    <IntlProvider
      locale="en"
      timeZone="UTC"
      messages={{ audit, common }}
      onError={(error) => {
        throw error;
      }}
    >
      <AuditScreen
        page={{ items: records, nextCursor: null }}
        head={{ place: 7, hash: 'f'.repeat(64), cut: { place: 1234, at: '2026-03-02T08:00:00.000Z' } }}
        question={question}
      />
    </IntlProvider>,
  );
  return markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

describe('the audit trail on the screen', () => {
  it('says in words who did what with whose record', () => {
    expect(words([record])).toMatch(/Tom Teacher Looked at what somebody knows Lena .* Lena 192\.0\.2\.0\/24/);
    expect(words([record])).toMatch(/Records 1 to 1,234 were let go on/);
    const list = { ...record, whose: [lena, { ...lena, name: null }], whoseCount: 30 };
    expect(words([list])).toContain('Lena, deleted account and 28 more');
    const ofClass: AuditRecord = {
      ...record,
      whose: [],
      whoseCount: 0,
      scope: { kind: 'class', id: classId, name: 'Year 10' },
    };
    expect(words([{ ...ofClass, kind: 'export', record: 'report', why: 'Yearly review' }])).toMatch(
      /Took away the report of a class as a file everybody in the class Year 10 Reason: Yearly review/,
    );
    expect(words([{ ...record, who: null, role: 'unknown', via: 'none', kind: 'sign-in-failed' }])).toContain(
      'Nobody signed in Tried to sign in and failed',
    );
    expect(words([{ ...record, kind: 'refused', record: null, outcome: 'not-found' }])).toContain(
      'Was refused: something that is not open to them',
    );
  });

  it('has words for each kind of act on each kind of record', () => {
    for (const kind of auditKinds) {
      const shown = words(auditRecordKinds.map((of, sequence) => ({ ...record, kind, record: of, sequence })));
      expect(shown).not.toMatch(/audit\.|undefined/);
    }
  });

  it('says what to do where nothing is there', () => {
    expect(words([])).toContain('Nothing yet');
    expect(words([], { who: 'x' })).toContain('Nothing matches');
    expect(words([], { who: 'x' })).toContain('Show all');
  });
});
