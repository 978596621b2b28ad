import type { ArmSettings, Subject } from './contract/arms';

export * from './contract/arms';
export * from './contract/estimate';
export * from './contract/experiment';
export * from './contract/report';

export interface ArmQuestion {
  learnerId: string;
  courseId: string;
  subject: Subject;
}

export interface ArmInForce {
  /** Null: no experiment runs for the learner; the arm is the course's default, taken over from one. */
  experimentId: string | null;
  arm: ArmSettings;
}

/** What other features may ask; wired in `server/`. */
export interface ExperimentsPort<Tx> {
  /**
   * The arm of a learner now. Whoever asks is about to act on it: a learner who may take part is given an arm here, for good. Null: everything
   * as usual.
   */
  armOf(tx: Tx, question: ArmQuestion): Promise<ArmInForce | null>;
  /** The same without giving anybody an arm: for work that is done ahead. */
  knownArmOf(tx: Tx, question: ArmQuestion): Promise<ArmInForce | null>;
}

export const experimentsErrors = {
  experiment_not_found: 404,
  learner_not_found: 404,
  /** Another one on the same subject runs or pauses in the course. */
  experiment_running: 409,
  /** Not what can be done in the state that it is in. */
  experiment_state: 409,
  /** A prompt or version that this Meno doesn't have. */
  prompt_unknown: 422,
  experiment_end: 422,
} as const;
