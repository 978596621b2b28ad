import type { ArmSettings, CreateExperiment, ExperimentChoices, GuardLimits, Outcome, Subject } from '../../contract';

/** One side as the form holds it: its choice as a word of {@link optionsOf}. */
export interface DraftSide {
  id: number;
  choice: string;
  share: number;
}

/** Largest number that the form takes, and by what it is divided for the plan. */
export const WORTHWHILE: Record<Outcome, { initial: string; most: number; unit: number }> = {
  first_answers: { initial: '10', most: 50, unit: 100 },
  mastered_per_10: { initial: '0.3', most: 5, unit: 1 },
  retention: { initial: '10', most: 50, unit: 100 },
};

/** What a side can be, by subject, in the order in which it is offered; the first is what is done now. */
export function optionsOf(subject: Subject, prompts: ExperimentChoices['prompts']): ArmSettings[] {
  if (subject === 'policy')
    return [
      { subject, policy: 'pathway' },
      { subject, policy: 'course_order' },
    ];
  if (subject === 'prompt')
    return prompts.flatMap(({ name, version }): ArmSettings[] => [
      { subject, prompt: name, version, words: 'usual' },
      { subject, prompt: name, version, words: 'simple' },
    ]);
  return (['bandit', 'worked_example', 'analogy', 'socratic', 'visual', 'concise'] as const).map((approach) => ({
    subject,
    approach,
  }));
}

/** A number of a field that stands from `from` to `to`; null where it doesn't. */
export function numberIn(text: string, from: number, to: number): number | null {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && value >= from && value <= to ? value : null;
}

/** What the form says, as the plan; null where something of it doesn't hold. */
export function planOf(draft: {
  title: string;
  subject: Subject;
  options: readonly ArmSettings[];
  sides: readonly DraftSide[];
  outcome: Outcome;
  worthwhile: string;
  unaided: string;
  time: string;
  most: string;
  end: string;
  today: string;
}): CreateExperiment | null {
  const { most: widest, unit } = WORTHWHILE[draft.outcome];
  const worthwhile = numberIn(draft.worthwhile, 0.1, widest);
  const mostLearners = numberIn(draft.most, 20, 100_000);
  const arms = draft.sides.flatMap(({ choice, share }) => {
    const settings = draft.options[Number(choice)];
    return settings ? [{ share, settings }] : [];
  });
  const isMissing = worthwhile === null || mostLearners === null || draft.title.trim() === '';
  if (isMissing || draft.end <= draft.today.slice(0, 10)) return null;
  const guards: GuardLimits = {};
  for (const [name, most] of [
    ['unaided', 50],
    ['time', 300],
  ] as const) {
    if (draft[name].trim() === '') continue;
    const value = numberIn(draft[name], 0, most);
    if (value === null) return null;
    guards[name] = value / 100;
  }
  return {
    title: draft.title.trim(),
    subject: draft.subject,
    arms,
    outcome: draft.outcome,
    guards,
    worthwhile: worthwhile / unit,
    mostLearners: Math.round(mostLearners),
    latestEnd: `${draft.end}T23:59:59Z`,
  };
}
