import { describe, expect, it } from 'vitest';
import {
  announcesNext,
  asksSomething,
  countWords,
  isStageDirection,
  isWholeSentence,
  leansOnContext,
  plainSentence,
  pointsElsewhere,
} from './self-contained';

describe('leansOnContext', () => {
  it.each([
    'This means that variables are local.',
    'It consists of an inner ring and an outer ring.',
    'They return a new array instead.',
    'These arguments are optional.',
    'However, the length does not change.',
    'For example, the index -1 gives the last element.',
    'The former is faster.',
    'The second rule is simple.',
    'The function returns a list.',
    'The reason is wear.',
    'Another way to compare strings is localeCompare.',
    'Both are mutable.',
    'In this case, negation comes first.',
    'To illustrate this, call the function twice.',
    'In JavaScript, it holds the value of the key.',
    'When we do so, the index gives the last element.',
    'As shown above, the loop stops.',
    'The code above prints four numbers.',
    'The oil, however, must be warm.',
    'Here, `G` is in grams.',
    'where each number is looped through and printed.',
    '(This is a remark.)',
    'Use it to copy a list.',
    'If there is only one, Python does nothing.',
    'When Python sees one, it evaluates the condition.',
    'As a quick check, we can ask this array what its shape is.',
    'Although we know the answer, we still use this simple function.',
    'Examples are the Bernoulli distribution and the Gaussian.',
    'Such a sensor can show zero.',
    'No standard fixes them, and one describes the matrix.',
    'So `x` is local.',
    'Notice that the error rises.',
    "It's true.",
    'As illustrated, it is fairly straightforward to build your own scheduler.',
    'It takes a few more parameters, such as the length of the warmup.',
    'Regarding performance, both of them create an object.',
    'The gap between both curves indicates overfitting.',
    'If we call the function with two arguments, it works as it did before.',
    'The first line imports a library called `sys`.',
    'The only real reward signal comes at the end of the game.',
    'The photograph would be represented as three grids of numbers.',
    'We use the keys from the earlier toy example for additive attention.',
    'Usually, that does not cause any problems.',
    'In JavaScript it consists of the keyword and a header.',
    'The game consists of a number of chaotic scenes.',
    'The factor assumes a seal.',
    'To fit two deviations in that range, we need more samples.',
    'Instead of two indices, we now have three.',
    'The assignment is also not required to use all the values.',
    'In general, it is not recommended because it is easy to forget the brackets.',
    'In general, we do not recommend it because it is slow.',
    'A sound fix needs all three.',
    "Python gets similarly annoyed if you ask for an item that doesn't exist.",
    'Inside a function, `return` can also be used to avoid this problem.',
    'Consider again the matrix of weights.',
    'We thus define `x` as a tensor.',
    'We have already seen what a density is for one variable, namely a function.',
    'The following is observed:',
    'We can now read the data back into memory.',
    'Returning to our investment example, the variance is 8.36.',
    "Let's start with our familiar model.",
    'In our wake word example, we described a dataset.',
    'Partly that is because tasks can be described crisply.',
    'Our analysis leads to an obvious question.',
  ])('leans: %s', (sentence) => {
    expect(leansOnContext(sentence)).toBe(true);
  });

  it.each([
    'A **rolling bearing** is a machine part that carries a turning shaft on balls or rollers.',
    'Lists in Python can contain elements of different types.',
    'It is important to note that arrays start at zero.',
    'It turns out that friction depends on load.',
    'It takes time to warm a bearing.',
    'In general, it is not recommended to heat a bearing with a flame.',
    'The first step of a risk assessment is to find the hazards.',
    'Arrays keep their order.',
    'Each worker removes their own lock.',
    'If a function has no return statement, it returns `None`.',
    'A function that calls itself needs a base case, because this stops the recursion.',
    '`this` represents the new object inside a constructor.',
    'Those who work at height wear a harness.',
    'Both the inner ring and the outer ring are made of steel.',
    'There are three types of lexical scope.',
    'The **five whys** is a method of finding a root cause.',
    'A root cause is an underlying cause that, if corrected, would prevent an incident and others like it.',
    'A near miss is an incident that causes no injury but could have done so.',
    'The first item of a list has the index 0.',
    'Rather than counting, weigh the parts.',
    'A bore above 10 mm needs heating.',
    'Data which can be modified in place is called [mutable](../reference.md#mutable).',
    'The output of a function is its return value.',
    'pH measures acidity.',
    'A tuple behaves similarly to a list.',
    'A triangle has three angles of which all three sides are seen.',
    'Check all four bolts of the flange.',
    '$x$ is a real number.',
  ])('stands alone: %s', (sentence) => {
    expect(leansOnContext(sentence)).toBe(false);
  });

  it('has rules for German, French and Spanish', () => {
    expect(leansOnContext('Dabei steigt die Temperatur.', 'de')).toBe(true);
    expect(leansOnContext('Ein Lager trägt eine Welle.', 'de')).toBe(false);
    expect(leansOnContext('Cela réduit le frottement.', 'fr')).toBe(true);
    expect(leansOnContext('Un roulement porte un arbre.', 'fr-CA')).toBe(false);
    expect(leansOnContext('Esto reduce la fricción.', 'es')).toBe(true);
    expect(leansOnContext('Un rodamiento sostiene un eje.', 'es')).toBe(false);
  });
});

describe('announcesNext', () => {
  it.each([
    'This is a bad approach for three reasons:',
    'There, our loss was given by',
    'The following code prints the sign of a number.',
    'Weights are updated as follows.',
    'The syntax looks like this.',
    'The model below applies dropout.',
    'The values are listed below.',
  ])('promises: %s', (sentence) => {
    expect(announcesNext(sentence)).toBe(true);
  });

  it.each(['A list keeps its order.', 'Keep the temperature below 80 °C.', 'He asked: "Is it dead?"'])(
    'promises nothing: %s',
    (sentence) => {
      expect(announcesNext(sentence)).toBe(false);
    },
  );
});

describe('pointsElsewhere', () => {
  it.each([
    'In this section we will look at loops.',
    'By the end of this chapter you will be able to write one.',
    'See Section 3 for details.',
    'Figure 2 shows the result.',
    'As we saw earlier, arrays are objects.',
    'Recall that lists are mutable.',
    'The interested reader may consult the appendix.',
    'The next episode covers functions.',
    'Missing arguments are undefined inside the function, see [Null](x.md).',
    'The details are discussed in the section on calculus.',
    'Read [this article](https://example.org) for more information.',
    'All the mechanisms in the section above still apply.',
    'The `batch_size` will be determined later.',
  ])('points away: %s', (sentence) => {
    expect(pointsElsewhere(sentence)).toBe(true);
  });

  it.each([
    'A section of an array is called a slice.',
    'The figure of merit is 3.',
    'Wear a harness in every section of the plant that is above the ground.',
  ])('stays here: %s', (sentence) => {
    expect(pointsElsewhere(sentence)).toBe(false);
  });
});

it('knows stage directions', () => {
  expect(isStageDirection("Let's start by defining a function.")).toBe(true);
  expect(isStageDirection('Suppose that the belt is loose.')).toBe(true);
  expect(isStageDirection('With the notation in hand, we can discuss some concrete situations.')).toBe(true);
  expect(isStageDirection('A function has a name.')).toBe(false);
});

it('knows questions and whole sentences', () => {
  expect(asksSomething('But how do we measure it?')).toBe(true);
  expect(isWholeSentence('Oil that is too thick wastes power (and heats up).')).toBe(true);
  expect(isWholeSentence('where $x$ is the load.')).toBe(false);
  expect(isWholeSentence('Oil that is too (thick wastes power.')).toBe(false);
  expect(isWholeSentence('given by')).toBe(false);
});

it('reads Markdown as a listener hears it', () => {
  expect(plainSentence('A **list** is an [ordered _collection_](x.md "t") of `x[0]`[^1].')).toBe(
    'A list is an ordered collection of \uE000.',
  );
  expect(countWords('The sum of $a + b$ and `c` is **small**.')).toBe(8);
});
