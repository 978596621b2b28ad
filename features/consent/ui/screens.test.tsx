import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { IntlProvider } from 'use-intl';
import { describe, expect, it } from 'vitest';
import common from '@/platform/i18n/messages/en/common.json';
import consent from '@/platform/i18n/messages/en/consent.json';
import consentNotice from '@/platform/i18n/messages/en/consent-notice.json';
import { type ChoiceFacts, choicesOf } from '../choices';
import { type ConsentDecision, type ConsentText, DEFAULT_SETTINGS, type Purpose, purposes } from '../contract';
import { productWords } from '../words';
import { MyDataScreen } from './my-data-screen';
import { NoticeLine } from './notice-line';

const html = (part: ReactNode): string =>
  renderToStaticMarkup(
    <IntlProvider locale="en" timeZone="UTC" messages={{ common, consent, consentNotice }}>
      {part}
    </IntlProvider>,
  ).replaceAll('&#x27;', "'");

const text = (purpose: Purpose, version: number, needsDecision = false): ConsentText => ({
  ...{ purpose, version, needsDecision, words: productWords(purpose), own: false, createdAt: null, createdBy: null },
});
const facts = (rest: Partial<ChoiceFacts> = {}): ChoiceFacts => ({
  settings: DEFAULT_SETTINGS,
  texts: new Map(purposes.map((purpose) => [purpose, [text(purpose, 1)] as const])),
  ofAge: false,
  decisions: [],
  ...rest,
});
const said = (rest: Partial<ConsentDecision>): ConsentDecision => ({
  ...{ id: '0195b7a0-0000-7000-8000-000000000000', purpose: 'tutoring', allowed: false, version: 1, as: 'learner' },
  ...{ byName: null, note: '', at: '2026-03-02T09:00:00.000Z', ...rest },
});
const page = (given: ChoiceFacts) => html(<MyDataScreen initial={choicesOf(given, 'learner')} />);
/** What stands in the card of a purpose. */
const card = (whole: string, title: string) =>
  whole.split('<section aria-labelledby').find((part) => part.includes(`>${title}</h2>`)) ?? '';
const radios = (part: string) => [...part.matchAll(/<input type="radio"[^>]*>/g)].map(([input]) => input);

describe('my data and choices', () => {
  it('says of each purpose what, from what, who sees it and what is different without it', () => {
    const whole = page(facts());
    for (const purpose of purposes)
      for (const words of Object.values(productWords(purpose))) expect(whole).toContain(words);
    expect(whole).not.toContain('Not used yet');
    expect(card(whole, 'Guesses at who may fall behind')).toContain('No guess is made about you');
  });

  it('lets a younger learner say no, and no yes that nobody gave', () => {
    const whole = page(facts());
    expect(whole).toContain('Until you are 16');
    const research = card(whole, 'Records for research');
    expect(radios(research)[0]).toContain('disabled');
    expect(research).toContain('Only your parent or guardian can say yes to this.');
    expect(radios(card(whole, 'Recommendations')).join()).not.toContain('disabled');
    const grown = page(facts({ ofAge: true }));
    expect(grown).not.toContain('Until you are');
    expect(grown).not.toContain('disabled');
  });

  it('says who decided and when, and shows every decision', () => {
    const decisions = [
      said({ allowed: true, as: 'guardian', note: 'Signed form', byName: 'Ada' }),
      said({ id: '0195b7a0-0000-7000-8000-000000000001' }),
    ];
    const tutoring = card(page(facts({ decisions })), 'Help by a language model');
    expect(tutoring).toContain('You decided this on Mar 2, 2026.');
    expect(tutoring).toContain('All decisions (2)');
    expect(tutoring).toContain('Signed form');
    expect(tutoring).toContain('written down by Ada');
  });

  it('asks again where new words need it, with nothing chosen', () => {
    const texts = new Map(facts().texts).set('tutoring', [text('tutoring', 1), text('tutoring', 2, true)]);
    const given = facts({ texts, ofAge: true, decisions: [said({ allowed: true })] });
    const tutoring = card(page(given), 'Help by a language model');
    expect(tutoring).toContain('Needs a decision');
    expect(radios(tutoring).join()).not.toContain('checked');
    const young = card(page({ ...given, ofAge: false }), 'Help by a language model');
    expect(young).toContain('Please show them this page.');
  });
});

describe('the notice on the first page', () => {
  it('leads to the choices where there is something to read or decide, and is nothing else', () => {
    expect(html(<NoticeLine news={{ kind: 'none', purposes: [], ofAge: true }} />)).toBe('');
    for (const kind of ['first', 'changed', 'decide'] as const)
      expect(html(<NoticeLine news={{ kind, purposes: [], ofAge: true }} />)).toContain('href="/my-data"');
    expect(html(<NoticeLine news={{ kind: 'decide', purposes: [], ofAge: false }} />)).toContain('Please show them.');
  });
});
