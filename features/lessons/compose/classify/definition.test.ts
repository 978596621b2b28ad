import { describe, expect, it } from 'vitest';
import { definerOf } from './definition';

describe('definerOf', () => {
  const defines = definerOf(['Rolling bearing', 'anti-friction bearing']);

  it.each([
    'A rolling bearing is a machine part that carries a shaft on balls.',
    'Rolling bearings are machine parts that carry shafts.',
    'In workshop language, a rolling bearing means any bearing with balls or rollers.',
    'A bearing with balls or rollers is called a rolling bearing.',
    'Such parts are known as anti friction bearings.',
  ])('sees a definition: %s', (sentence) => {
    expect(defines(sentence)).toBe(true);
  });

  it.each([
    'Rolling bearings are closely related to rollers.',
    'Rolling bearings are often used in motors.',
    'A rolling bearing is one way to save energy.',
    'A rolling bearing is a lot faster once it runs warm.',
    'A rolling bearing carries a shaft.',
    'It is called a rolling bearinglike part.',
    'A plain bearing is a bearing in which the shaft slides.',
    'When it turns, we call the rolling bearing problem a fatigue problem.',
  ])('sees none: %s', (sentence) => {
    expect(defines(sentence)).toBe(false);
  });
});
