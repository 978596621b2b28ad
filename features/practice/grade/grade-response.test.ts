import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ItemBody, ItemKey, ItemResponse } from '../contract';
import { feedbackText } from './feedback-text';
import { gradeResponse } from './grade-response';

const options = ['a', 'b', 'c', 'd'].map((id) => ({ id, text: `Option ${id}` }));

describe('choice and truth', () => {
  const body: ItemBody = { kind: 'choice', prompt: 'Which?', options };
  const key: ItemKey = { kind: 'choice', optionId: 'b' };
  test('right, wrong, explained, empty', () => {
    expect(gradeResponse(body, key, { kind: 'choice', optionId: 'b' })).toMatchObject({ correct: true, score: 1 });
    expect(gradeResponse(body, key, { kind: 'choice', optionId: 'a' }).feedback.code).toBe('choiceWrong');
    expect(gradeResponse(body, key, { kind: 'choice', optionId: '' }).feedback.code).toBe('nothing');
    const explained = gradeResponse(
      body,
      key,
      { kind: 'choice', optionId: 'c' },
      { explanations: { c: 'That is a tag.' } },
    );
    expect(feedbackText(explained.feedback)).toBe('Not quite. That is a tag.');
  });
  test('an option named like a property of objects explains nothing', () => {
    const given: ItemResponse = { kind: 'choice', optionId: 'constructor' };
    expect(gradeResponse(body, key, given).feedback.code).toBe('choiceWrong');
  });
});

describe('cloze', () => {
  const body: ItemBody = { kind: 'cloze', prompt: 'Which word?', text: 'A ____ holds grease.' };
  const key: ItemKey = { kind: 'cloze', answers: ['grease nipple'], rivals: ['relief plug', 'grease gun'] };
  const grade = (text: string) => gradeResponse(body, key, { kind: 'cloze', text });
  test.each(['grease nipple', 'Grease-nipples', 'the grease niple'])('%s is right', (text) =>
    expect(grade(text).correct).toBe(true),
  );
  test('another term is named as such, a near miss is called one', () => {
    expect(grade('relief plugs').feedback).toEqual({ code: 'clozeOther', params: { term: 'relief plug' } });
    expect(grade('greese niple')).toMatchObject({ correct: false, score: 0.5, feedback: { code: 'clozeNear' } });
    expect(grade('gun for grease').feedback).toMatchObject({ code: 'clozePart', params: { right: 1, total: 2 } });
    expect(grade('bearing').feedback.code).toBe('clozeWrong');
    expect(grade('  ').feedback.code).toBe('nothing');
  });
});

test('a gap tells spelling, other forms of the word and words that stand elsewhere apart', () => {
  const body: ItemBody = { kind: 'cloze', prompt: 'Which word?', text: 'The ____ of the shaft warms the seal.' };
  const key: ItemKey = { kind: 'cloze', answers: ['lubrication'] };
  const grade = (text: string) =>
    gradeResponse(body, key, { kind: 'cloze', text }, { passage: 'Lubrication warms the seal, a bearing does not.' })
      .feedback;
  expect(feedbackText(grade('lubircattion'))).toBe('Nearly. Check the spelling.');
  expect(grade('lubricants').code).toBe('clozeForm');
  expect(feedbackText(grade('seal'))).toBe('Not quite: *seal* stands in the sentence already.');
  expect(grade('bearing').code).toBe('clozePassage');
  expect(grade('window').code).toBe('clozeWrong');
});

describe('ordering', () => {
  const body: ItemBody = { kind: 'ordering', prompt: 'Order', steps: options };
  const key: ItemKey = { kind: 'ordering', order: ['a', 'b', 'c', 'd'] };
  const grade = (order: string[]) => gradeResponse(body, key, { kind: 'ordering', order });
  test('neighbours that are swapped are named by their places', () => {
    const result = grade(['a', 'b', 'd', 'c']);
    expect(result.score).toBeCloseTo(5 / 6);
    expect(feedbackText(result.feedback)).toBe(
      'Not quite: you swapped *Option d* and *Option c*. Look at steps 3 and 4.',
    );
  });
  test('a right beginning is told, and the first two that stand the wrong way round', () => {
    expect(feedbackText(grade(['a', 'd', 'c', 'b']).feedback)).toBe(
      'The first step is right: you put *Option d* before *Option c*. Look at step 2.',
    );
    expect(grade(['d', 'c', 'b', 'a'])).toMatchObject({
      correct: false,
      score: 0,
      feedback: { code: 'orderingPair', params: { count: 0, place: 1 } },
    });
  });
  test('the only step that is out of place is named, with its direction', () => {
    expect(feedbackText(grade(['b', 'c', 'a', 'd']).feedback)).toBe(
      'Nearly: only *Option a* is out of place. It comes earlier. Look at step 3.',
    );
    expect(grade(['d', 'a', 'b', 'c']).feedback).toMatchObject({ code: 'orderingMoved', params: { goes: 'later' } });
  });
  test('missing, repeated and unknown steps are incomplete', () => {
    for (const order of [
      ['a', 'b', 'c'],
      ['a', 'b', 'c', 'c'],
      ['a', 'b', 'c', 'x'],
      ['a', 'b', 'c', 'd', 'a'],
    ]) {
      expect(grade(order).feedback.code).toBe('orderingIncomplete');
    }
  });
  test('only the right order is right, and the score is a share', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 4 }), (order) => {
        const { correct, score } = grade(order);
        return correct === (order.join('') === 'abcd') && score >= 0 && score <= 1 && (score === 1) === correct;
      }),
    );
  });
});

describe('matching', () => {
  const body: ItemBody = { kind: 'matching', prompt: 'Match', left: options.slice(0, 3), right: options.slice(0, 3) };
  const key: ItemKey = { kind: 'matching', pairs: { a: '1', b: '2', c: '3' } };
  const grade = (pairs: Record<string, string>) => gradeResponse(body, key, { kind: 'matching', pairs });
  test('says which pairs are wrong, never whose partner is whose', () => {
    expect(grade({ a: '1', b: '2', c: '3' }).correct).toBe(true);
    const some = grade({ a: '1', b: '3', c: '2' });
    expect(some.score).toBeCloseTo(1 / 3);
    expect(feedbackText(some.feedback)).toBe('Not quite: *Option b* and *Option c* each have the other’s partner.');
    const one = gradeResponse({ kind: 'matching', prompt: 'Match', left: options.slice(0, 3), right: options }, key, {
      kind: 'matching',
      pairs: { a: '1', b: '2', c: '4' },
    });
    expect(feedbackText(one.feedback)).toBe('2 of 3 pairs are right. Look again at *Option c*.');
    expect(grade({ a: '2', b: '3', c: '1' }).feedback.code).toBe('matchingNone');
    expect(grade({ a: '1' }).feedback.code).toBe('matchingIncomplete');
    expect(grade({}).feedback.code).toBe('nothing');
  });
});

describe('numeric', () => {
  const grade = (text: string, value: number, unit: string | null = null, tolerance = 0) =>
    gradeResponse(
      { kind: 'numeric', prompt: 'How many?', unit },
      { kind: 'numeric', value, tolerance },
      { kind: 'numeric', text },
    );
  test.each<[string, number, string | null]>([
    ['1,000', 1000, null],
    ['1 000', 1000, null],
    ['1.5e3', 1500, null],
    ['3/4', 0.75, null],
    ['0,75', 0.75, null],
    ['3 kN', 3, 'kN'],
    ['3000 N', 3, 'kN'],
    ['3', 3, 'kN'],
    ['15 minutes', 15, 'min'],
    ['90 s', 1.5, 'minutes'],
    ['16 locks', 16, null],
    ['sixteen', 16, null],
    ['35 percent', 35, '%'],
  ])('%s is %d %s', (text, value, unit) => expect(grade(text, value, unit).correct).toBe(true));

  test('tells what kind of mistake it is, not the direction', () => {
    expect(grade('3 kg', 3, 'kN').feedback).toEqual({ code: 'numericUnit', params: { unit: 'kN' } });
    expect(grade('-3', 3).feedback.code).toBe('numericSign');
    expect(grade('30', 3).feedback.code).toBe('numericPower');
    expect(grade('3.14', 3.15).feedback.code).toBe('numericNear');
    expect(grade('7', 3).feedback.code).toBe('numericWrong');
    expect(grade('0.25', 25, '%').feedback.code).toBe('numericPercent');
    expect(grade('25', 0.25).feedback.code).toBe('numericPercent');
    expect(grade('0.125', 8).feedback.code).toBe('numericInverse');
    expect(grade('4', 8).feedback.code).toBe('numericDouble');
    expect(grade('1457', 1475).feedback.code).toBe('numericDigits');
    expect(grade('9', 8).feedback.code).toBe('numericOne');
    expect(grade('many', 3).feedback.code).toBe('numericNoNumber');
    expect(grade('', 3).feedback.code).toBe('nothing');
  });
  test('tolerance counts both ways and no further', () => {
    expect([209, 231, 208.9, 231.1].map((n) => grade(String(n), 220, 'N', 11).correct)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('short', () => {
  const key: ItemKey = {
    kind: 'short',
    reference: 'The placing of a lock on a device so that it cannot be operated.',
    keyPoints: [['placing', 'put'], ['lock'], ['device'], ['operated', 'used']],
  };
  const grade = (text: string) =>
    gradeResponse({ kind: 'short', prompt: 'What is lockout?' }, key, { kind: 'short', text });
  test('own words are right when they make enough points', () => {
    expect(grade('You put a padlock on the machine so nobody can use it')).toMatchObject({ correct: true, score: 1 });
    expect(grade('You lock a device')).toMatchObject({ correct: false, score: 0.5, feedback: { code: 'shortSome' } });
  });
  test('what is there is named, what is missing is asked for', () => {
    expect(feedbackText(grade('You put a lock there').feedback)).toBe(
      'That is a beginning: you have *placing* and *lock*. What sets it apart?',
    );
    expect(feedbackText(grade('A lock on a device is placed').feedback)).not.toContain('operated');
  });
  test('the opposite is wrong however many points it makes', () => {
    const result = grade('Placing a lock on a device so that it can be operated');
    expect(result).toMatchObject({ correct: false, feedback: { code: 'shortOpposite' } });
    expect(result.score).toBeLessThan(0.5);
  });
  test('a keyword is no explanation, chatter makes no point', () => {
    expect(grade('padlocks').feedback).toMatchObject({ code: 'shortBriefSome', params: { points: '*lock*' } });
    expect(grade('gloves').feedback.code).toBe('shortBrief');
    expect(grade('I really do not know this one').feedback.code).toBe('shortNone');
  });
});

describe('code', () => {
  const body: ItemBody = { kind: 'code', prompt: 'Fill', lang: 'python', code: 'for num ____ odds:\n    print(num)' };
  const grade = (text: string) => gradeResponse(body, { kind: 'code', answers: ['in'] }, { kind: 'code', text });
  test.each(['in', ' in ', '`in`', 'for num in odds:'])('%s is right', (text) =>
    expect(grade(text).correct).toBe(true),
  );
  test('case counts and is pointed at', () => {
    expect(grade('IN')).toMatchObject({ correct: false, feedback: { code: 'codeCase' } });
    expect(feedbackText(grade('of').feedback)).toBe(
      'Not quite: `of` is a name, and a word of the language belongs here.',
    );
    expect(grade('+').feedback).toMatchObject({ code: 'codeKind', params: { given: 'operator', wanted: 'keyword' } });
  });
  test('the token that differs is named, the right one never', () => {
    const call = (text: string, answer: string) =>
      gradeResponse(
        { kind: 'code', prompt: 'Fill', lang: 'python', code: 'values = [1]\nprint(____)' },
        { kind: 'code', answers: [answer] },
        { kind: 'code', text },
      ).feedback;
    expect(call('len(value)', 'len(values)')).toEqual({ code: 'codeSpelling', params: { token: '`value`' } });
    expect(call('len(odds)', 'len(values)')).toEqual({ code: 'codeToken', params: { token: '`odds`' } });
    expect(call('len(values', 'len(values)')).toEqual({ code: 'codeMore', params: { token: '`values`' } });
    expect(call('len(values) + 1', 'len(values)')).toEqual({ code: 'codeLess', params: { token: '`+`' } });
    expect(call('cat', '"cat"').code).toBe('codeQuotes');
    expect(call('values', 'total')).toEqual({ code: 'codeName', params: { token: '`values`' } });
    expect(call('print(len(odds))', 'len(values)')).toEqual({ code: 'codeToken', params: { token: '`odds`' } });
  });
});

test('kinds that do not belong together are told apart, never thrown at', () => {
  const body: ItemBody = { kind: 'short', prompt: 'Why?' };
  const result = gradeResponse(body, { kind: 'choice', optionId: 'a' }, { kind: 'short', text: 'x' });
  expect(result).toMatchObject({ correct: false, score: 0, feedback: { code: 'otherKind' } });
});
