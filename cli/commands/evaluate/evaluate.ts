import type { Command } from 'commander';
import { addConceptsCommand } from './concepts';
import { addExplainBackCommand } from './explain-back';
import { addFairnessCommand } from './fairness';
import { addFederationCommand } from './federation';
import { addGroundingCommand } from './grounding';
import { addIrtCommand } from './irt';
import { addPathwaysCommand } from './pathways';
import { addPlacementCommand } from './placement';
import { addPrerequisitesCommand } from './prerequisites';
import { addRetrievalCommand } from './retrieval';
import { addRiskCommand } from './risk';
import { addScalingCommand } from './scaling';
import { addSequencingCommand } from './sequencing';
import { addTracingCommand } from './tracing';
import { addTutorCommand } from './tutor';
import { addWarningCommand } from './warning';

/** `meno evaluate`: how good each model is on one's own files. Needs no database and no server. */
export function addEvaluateCommand(program: Command): void {
  const evaluate = program.command('evaluate').description('measure the models on your own data');
  // One line for each form.
  addTracingCommand(evaluate);
  addIrtCommand(evaluate);
  addScalingCommand(evaluate);
  addSequencingCommand(evaluate);
  addPathwaysCommand(evaluate);
  addPlacementCommand(evaluate);
  addFairnessCommand(evaluate);
  addFederationCommand(evaluate);
  addRiskCommand(evaluate);
  addWarningCommand(evaluate);
  addGroundingCommand(evaluate);
  addRetrievalCommand(evaluate);
  addPrerequisitesCommand(evaluate);
  addConceptsCommand(evaluate);
  addExplainBackCommand(evaluate);
  addTutorCommand(evaluate);
}
