import type { Outcome } from '@/core/explain-back/types';

/** One explanation of a concept of the sample course, written by hand, with what a reader made of it. */
export interface SampleExplanation {
  concept: string;
  text: string;
  /** `right`: somebody who understood it. `wrong`: somebody who has not, or mixes it up. */
  label: 'right' | 'wrong';
}

/** Written before they were judged, and not changed afterwards: own words on the sample course, half right, half wrong. */
export const SAMPLE_EXPLANATIONS: readonly SampleExplanation[] = [
  {
    concept: 'Hazard',
    label: 'right',
    text: 'It is a thing that could hurt somebody, like a spinning roller you can get your fingers into. The hazard is what can do the damage, not the accident that comes out of it.',
  },
  {
    concept: 'Hazard',
    label: 'wrong',
    text: 'A hazard is how likely it is that somebody gets hurt and how bad that would be.',
  },
  {
    concept: 'Risk',
    label: 'right',
    text: 'Risk means you look at two things together: how bad the injury would be and how likely it is that it happens. The same kettle is more risky when a small child can reach it.',
  },
  {
    concept: 'Risk',
    label: 'wrong',
    text: 'Risk is any thing in the workshop that is able to cause harm to people, for example a saw.',
  },
  {
    concept: 'Near miss',
    label: 'right',
    text: 'Something went wrong and nobody got injured or ill, but they easily could have been. You write it down so the danger gets fixed before someone pays for it.',
  },
  {
    concept: 'Near miss',
    label: 'wrong',
    text: 'A near miss is when a worker is badly injured and has to go to hospital at once.',
  },
  {
    concept: 'Risk matrix',
    label: 'right',
    text: 'You have a table with how severe it would be on one side and how likely on the other, and where they cross you read off the level of the risk.',
  },
  {
    concept: 'Risk matrix',
    label: 'wrong',
    text: 'It is a list of all the people who work on a machine and when they had their training.',
  },
  {
    concept: 'Lockout',
    label: 'right',
    text: 'You put your own lock on the switch that cuts off the energy. As long as the lock hangs there the device cannot be operated, so nobody can start the machine on you. Everybody has a lock of their own with one key and keeps that key in the pocket.',
  },
  {
    concept: 'Lockout',
    label: 'wrong',
    text: 'Lockout is when you hang a warning tag on the device so that people see it must not be operated.',
  },
  {
    concept: 'Tagout',
    label: 'right',
    text: 'You fix a tag with a warning to the device that isolates the energy. It tells people that they must not operate it, but it does not hold anything in place.',
  },
  {
    concept: 'Tagout',
    label: 'wrong',
    text: 'Tagout is the placing of a padlock so the device can not be operated before the lock is taken off.',
  },
  {
    concept: 'Energy isolation',
    label: 'right',
    text: 'The machine is physically cut off from everything that feeds it energy, each source at its own point. Pressing a stop button is not enough, because that only asks a control circuit.',
  },
  {
    concept: 'Energy isolation',
    label: 'wrong',
    text: 'It means that you use less electricity by switching off machines in the break.',
  },
  {
    concept: 'Residual energy',
    label: 'right',
    text: 'That is the energy that is still stored inside a machine after you have isolated the supply, for instance compressed air, a lifted load or a tight spring.',
  },
  {
    concept: 'Residual energy',
    label: 'wrong',
    text: 'It is the energy that flows into a machine from the mains while it is running normally.',
  },
  {
    concept: 'Residual risk',
    label: 'right',
    text: 'Even after you put all the controls in place there is some risk left over. People who live with it have to be told about it.',
  },
  {
    concept: 'Residual risk',
    label: 'wrong',
    text: 'Residual risk is the danger that there was before anybody did anything about it.',
  },
  {
    concept: 'Hierarchy of controls',
    label: 'right',
    text: 'A ranking of ways to protect people from the one you can rely on most to the one you can rely on least. You start at the top and only go down when the better one is not practicable.',
  },
  {
    concept: 'Hierarchy of controls',
    label: 'wrong',
    text: 'It says who is the boss of whom in the maintenance crew and who may sign papers.',
  },
  {
    concept: 'Personal protective equipment',
    label: 'right',
    text: 'Things a person wears or holds to protect them against a hazard, like goggles. It comes last because it protects only who wears it and only while it is worn correctly.',
  },
  {
    concept: 'Personal protective equipment',
    label: 'wrong',
    text: 'It is a fence or a guard on the machine that keeps all people away from the danger.',
  },
  {
    concept: 'Permit to work',
    label: 'right',
    text: 'A written record that allows certain people to do one certain job in one place for a limited time, with the precautions that have to be taken. You need it where ordinary procedures are not enough.',
  },
  {
    concept: 'Permit to work',
    label: 'wrong',
    text: 'It is the contract that you sign when you start a job in a company, with your wage in it.',
  },
  {
    concept: 'Hot work',
    label: 'right',
    text: 'Any job that makes flames or sparks or so much heat that a fire or an explosion could start, for example welding or grinding.',
  },
  {
    concept: 'Hot work',
    label: 'wrong',
    text: 'It is work that is done in summer when the hall is too warm for people.',
  },
  {
    concept: 'Fire watch',
    label: 'right',
    text: 'One person who does nothing else than look for fire during hot work and afterwards, and who acts when there is one.',
  },
  {
    concept: 'Fire watch',
    label: 'wrong',
    text: 'A clock that shows how long the fire alarm has been ringing in the building.',
  },
  {
    concept: 'Confined space',
    label: 'right',
    text: 'A space you can get into to work, but it is hard to get in or out, and it was not made for people to stay in all the time.',
  },
  {
    concept: 'Confined space',
    label: 'wrong',
    text: 'A small office where only two people can sit at their desks comfortably.',
  },
  {
    concept: 'Lubricating film',
    label: 'right',
    text: 'A very thin layer of oil between two surfaces which move against each other, so that they are kept apart. A bit of dirt or water can spoil it.',
  },
  {
    concept: 'Lubricating film',
    label: 'wrong',
    text: 'A movie that shows the workers how to put grease into machines the right way.',
  },
  {
    concept: 'Viscosity',
    label: 'right',
    text: 'It tells how much a fluid resists flowing. Honey has a lot of it. It matters because the film of oil in the bearing depends on it.',
  },
  { concept: 'Viscosity', label: 'wrong', text: 'Viscosity is the temperature at which an oil begins to burn.' },
  {
    concept: 'Grease',
    label: 'right',
    text: 'A lubricant made from oil that a thickener holds like a sponge, mostly with additives. The oil does the lubricating and comes out slowly.',
  },
  {
    concept: 'Grease',
    label: 'wrong',
    text: 'Grease is dirt on the machine that has to be washed off with water every week.',
  },
  {
    concept: 'Group lockout',
    label: 'right',
    text: 'Several workers are protected together by one set of locks on the machine. The keys lie in a box and everyone hangs a lock on it; while one lock is there nobody gets at the keys.',
  },
  {
    concept: 'Group lockout',
    label: 'wrong',
    text: 'When the whole team has no access to the hall since the door is closed by mistake.',
  },
  {
    concept: 'Contamination',
    label: 'right',
    text: 'Anything in the lubricant that does not belong there, mostly dirt or water. Hard particles dent the surfaces and the bearing dies early.',
  },
  {
    concept: 'Contamination',
    label: 'wrong',
    text: 'Contamination means choosing the correct oil for the bearing by its number.',
  },
];

/** Outcomes beside labels, for the report. */
export interface SampleOutcome extends SampleExplanation {
  outcome: Outcome;
  confused: string[];
  points: number;
}
