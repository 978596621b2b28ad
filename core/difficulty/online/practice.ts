import type { TracingData } from '@/core/tracing/dataset';

/** How much practice lay behind the answers an item was calibrated on: means of log(1 + earlier answers to the skill). */
export interface Practice {
  ofItem: Float64Array;
  ofSkill: Float64Array;
}

/** The mean of an item with few answers is drawn towards its skill's as by so many answers. */
const PULL = 5;

/** log(1 + n): the power law of practice; early practice counts more than late (Newell and Rosenbloom 1981). */
export function practiceAfter(answers: number): number {
  return Math.log1p(answers);
}

/** Mean practice at the answers of each item and each skill; 0 where there are none. */
export function meanPractice(data: TracingData, skillOfItem: Int32Array): Practice {
  const items = { sum: new Float64Array(data.itemNames.length), count: new Float64Array(data.itemNames.length) };
  const skills = { sum: new Float64Array(data.skillNames.length), count: new Float64Array(data.skillNames.length) };
  for (let learner = 0; learner < data.learners; learner++) {
    const answered = new Map<number, number>();
    const end = data.learnerStart[learner + 1] ?? 0;
    for (let row = data.learnerStart[learner] ?? 0; row < end; row++) {
      const skill = data.skill[row] ?? 0;
      const before = answered.get(skill) ?? 0;
      answered.set(skill, before + 1);
      add(skills, skill, practiceAfter(before));
      add(items, data.item[row] ?? -1, practiceAfter(before));
    }
  }
  const ofSkill = skills.sum.map((sum, skill) => sum / Math.max(1, skills.count[skill] ?? 0));
  const ofItem = items.sum.map((sum, item) => {
    const skill = ofSkill[skillOfItem[item] ?? -1] ?? 0;
    return (sum + PULL * skill) / ((items.count[item] ?? 0) + PULL);
  });
  return { ofItem, ofSkill };
}

function add(to: { sum: Float64Array; count: Float64Array }, at: number, value: number): void {
  if (at < 0) return;
  to.sum[at] = (to.sum[at] ?? 0) + value;
  to.count[at] = (to.count[at] ?? 0) + 1;
}
