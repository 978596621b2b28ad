import type { Proposal } from './proposal-schema';

/** For tests: a passage of a course, and sound proposals of every kind from it. */
export const PASSAGE = [
  'A lockout device is a lock or blank that holds an energy-isolating device in its safe position.',
  'Each authorised employee fits a personal lock before work begins.',
  'A tag warns other people, but a tag does not hold a valve or switch closed.',
  'Stored energy is energy that stays in a machine after its supply is cut.',
  'A spring that is compressed holds stored energy until somebody releases it.',
  'Wait 15 minutes after the supply is cut so that the capacitors lose their charge.',
  '',
  '- Tell everybody who works at the machine.',
  '- Shut the machine down at its normal stop.',
  '- Cut the machine off from its supply.',
  '- Fit a personal lock to the isolating device.',
].join('\n');

const common = {
  passage: 'c1',
  hint1: 'Think of what happens after the supply is cut.',
  hint2: 'Ask yourself what a person could still be hurt by.',
  why: '',
  difficulty: 'medium' as const,
};

export const SOUND = {
  choice: {
    ...common,
    kind: 'choice',
    question: 'Why is a machine still dangerous right after its supply is cut?',
    right: 'Stored energy stays in it',
    wrong: [
      { text: 'The tag has fallen off it', why: 'A tag warns other people, but it does not hold a switch closed.' },
      { text: 'The valve has no owner yet', why: '' },
      { text: 'Other people can still read it', why: '' },
    ],
    quote: 'Stored energy is energy that stays in a machine after its supply is cut.',
  },
  truth: {
    ...common,
    kind: 'truth',
    right: 'A tag does not hold a valve closed.',
    wrong: [
      { text: 'A tag does the work of a 20 kg lock.', why: '' },
      { text: 'A tag is a sort of capacitor or fuse.', why: '' },
    ],
    quote: 'A tag warns other people, but a tag does not hold a valve or switch closed.',
    hint1: 'Think of what paper can do.',
    hint2: 'Somebody who cannot read walks up to it.',
  },
  cloze: {
    ...common,
    kind: 'cloze',
    sentence: 'A ____ that is compressed holds stored energy until somebody releases it.',
    answers: ['spring'],
    quote: 'A spring that is compressed holds stored energy until somebody releases it.',
    hint1: 'It goes back to its old shape by itself.',
  },
  numeric: {
    ...common,
    kind: 'numeric',
    question: 'How long do you wait until the capacitors have lost their charge?',
    value: 15,
    unit: 'min',
    quote: 'Wait 15 minutes after the supply is cut so that the capacitors lose their charge.',
    hint1: 'Longer than it takes to fit a lock.',
    hint2: 'Less than half an hour.',
  },
  short: {
    ...common,
    kind: 'short',
    question: 'Why is a tag no replacement for a lock?',
    reference: 'A tag warns other people, but it does not hold a valve or switch closed.',
    points: [{ wordings: ['warns', 'tells'] }, { wordings: ['hold', 'stop'] }, { wordings: ['valve', 'switch'] }],
    quote: 'A tag warns other people, but a tag does not hold a valve or switch closed.',
    hint1: 'Think of somebody who cannot read.',
    hint2: 'What does paper do when somebody pulls at it?',
  },
  ordering: {
    ...common,
    kind: 'ordering',
    question: 'Put the steps of making a machine safe in the right order.',
    steps: [
      'Tell everybody who works at the machine.',
      'Shut the machine down at its normal stop.',
      'Cut the machine off from its supply.',
      'Fit a personal lock to the isolating device.',
    ],
    quote: 'Tell everybody who works at the machine.',
    hint1: 'Ask what has to be done before each step.',
    hint2: 'People come before machines.',
  },
  matching: {
    ...common,
    kind: 'matching',
    question: 'Match each thing with what it does.',
    pairs: [
      { left: 'Lockout device', right: 'holds in a safe position' },
      { left: 'Tag', right: 'warns other people' },
      { left: 'Compressed spring', right: 'releases energy' },
    ],
    quote: 'A tag warns other people, but a tag does not hold a valve or switch closed.',
    hint1: 'Begin with the one you are surest of.',
    hint2: 'Which of them is made of paper?',
  },
} as const satisfies { [Kind in Proposal['kind']]: Extract<Proposal, { kind: Kind }> };

const letterOf = (question: string, text: string) =>
  new RegExp(`^([A-F])\\) ${text.replace(/[.*+?^$()[\]\\]/g, '\\$&')}`, 'm').exec(question)?.[1] ?? 'none';

/** For tests: the answer to a question of {@link SOUND} that somebody gives who has understood the passage. */
export function solveRightly(question: string): object {
  const { choice, truth, ordering, matching, short } = SOUND;
  if (question.includes('still dangerous')) return { answer: letterOf(question, choice.right) };
  if (question.includes('statements is true')) return { answer: letterOf(question, truth.right) };
  if (question.includes('____')) return { answer: 'a spring' };
  if (question.includes('How long')) return { answer: '15 minutes' };
  if (question.includes('replacement')) return { answer: short.reference };
  if (question.includes('making a machine safe'))
    return { order: ordering.steps.map((step) => letterOf(question, step)) };
  const pairs = matching.pairs.map(({ left, right }) => ({
    left: Number(new RegExp(`^(\\d)\\. ${left}`, 'm').exec(question)?.[1]),
    right: letterOf(question, right),
  }));
  return { pairs };
}
