import { asSystem } from '@/platform/database/as-system';
import { systemActor, type Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { errorsOf } from '@/platform/http/problem';
import { alertsOf, answeredAlerts } from './alerts';
import {
  type AnswerAlert,
  type BeginRun,
  type DecideMitigation,
  type Fairness,
  type FairnessAlerts,
  type FairnessAudit,
  type FairnessRecordPort,
  type FairnessRun,
  type FairnessSettings,
  type FitWeightsPort,
  fairnessErrors,
  type ImportResult,
  type ResearchGroupsPort,
} from './contract';
import { createFairnessJobs, type FairnessJobsDeps } from './jobs';
import { readTable } from './service/read-table';
import { weightsBy } from './service/reweigh';
import * as store from './store';
import * as groups from './store-groups';

const fail = errorsOf(fairnessErrors);

export type FairnessService = ReturnType<typeof createFairness>;

export interface FairnessDeps extends FairnessJobsDeps {
  /** Puts a version of the learner model into force and reckons everybody anew. */
  applyModel(district: { id: string; requestedBy: string }, version: number): Promise<unknown>;
}

/** Whether groups of learners are treated alike: what is held of them, audits, and what was decided on differences. */
export function createFairness(deps: FairnessDeps) {
  const { database, now } = deps;
  const jobs = createFairnessJobs(deps);

  async function overview(tx: Tx): Promise<Fairness> {
    const settings = await store.settingsOf(tx);
    return {
      settings,
      held: await asSystem(tx, () => groups.heldValues(tx, settings.attributes)),
      latest: await store.latestAudit(tx),
      runs: await store.listRuns(tx),
      offer: await store.latestOffer(tx),
      weighing: await store.weighingBy(tx),
      decisions: await store.decisions(tx),
      answers: await store.answers(tx),
    };
  }

  /** How learners count in fits, by what an administrator decided; without a row of anybody's for whoever fits. */
  const weights: FitWeightsPort['weights'] = (districtId) =>
    database.transaction(systemActor(districtId), async (tx) => {
      const attribute = await store.weighingBy(tx);
      const { attributes } = await store.settingsOf(tx);
      if (!attribute || !attributes.includes(attribute)) return null;
      return weightsBy(await groups.groupsFor(tx, [attribute]), attribute);
    });
  const record: FairnessRecordPort<Tx> = { ofLearner: groups.valuesOf };
  const research: ResearchGroupsPort<Tx> = {
    held: async (tx) => (await store.settingsOf(tx)).attributes,
    async groupsOf(tx, learnerIds, attributes) {
      const { attributes: held } = await store.settingsOf(tx);
      return groups.groupsForResearch(
        tx,
        learnerIds,
        attributes.filter((each) => held.includes(each)),
      );
    },
  };

  return {
    overview,
    record,
    research,
    weights: { weights } satisfies FitWeightsPort,
    resume: jobs.resume,
    monthly: jobs.monthly,

    /** Alerts of the newest audit to which nobody has said anything that still holds. */
    async alerts(tx: Tx): Promise<FairnessAlerts> {
      const latest = await store.latestAudit(tx);
      const open = latest ? answeredAlerts(latest, await store.answers(tx)).filter((each) => each.open) : [];
      return { alerts: open.length, at: latest?.finishedAt ?? null };
    },

    /** Writes down what an administrator says to one difference of an audit. @throws run_not_found, alert_not_found */
    async answer(tx: Tx, by: string, { runId, word, why, ...key }: AnswerAlert): Promise<Fairness> {
      const found = await store.auditById(tx, runId);
      if (!found?.report) throw fail('run_not_found', 'There is no such audit.');
      const { subject, attribute, second, measure, group } = key;
      const alert = alertsOf(found.report).find(
        (each) =>
          each.subject === subject &&
          each.attribute === attribute &&
          each.second === second &&
          each.measure === measure &&
          each.group === group,
      );
      if (!alert) throw fail('alert_not_found', 'This audit has no such alert.');
      await store.insertAnswer(tx, {
        ...{ runId, alert: { subject, attribute, second, measure, group }, difference: alert.difference, word, why },
        ...{ decidedBy: by, decidedAt: now() },
      });
      return overview(tx);
    },

    /** Values of attributes that are switched off are deleted. */
    async setSettings(tx: Tx, by: string, settings: FairnessSettings): Promise<Fairness> {
      await store.putSettings(tx, settings, by, now());
      await groups.deleteOthers(tx, settings.attributes);
      return overview(tx);
    },

    /** @throws table_unreadable, attribute_off while none is switched on */
    async importGroups(tx: Tx, by: string, input: { text: string; trial: boolean }): Promise<ImportResult> {
      const { attributes } = await store.settingsOf(tx);
      if (attributes.length === 0) throw fail('attribute_off', 'Switch on what your district holds first.');
      const { changes, ...read } = readTable(input.text, await groups.peopleByName(tx), attributes);
      if (!input.trial) await groups.writeGroups(tx, changes, by, now());
      const set = changes.filter(({ value }) => value !== null).length;
      return { ...read, set, cleared: changes.length - set };
    },

    /** @throws run_in_progress, attribute_off */
    async begin(principal: Principal, input: BeginRun): Promise<FairnessRun> {
      const attribute = input.kind === 'reweigh' ? input.attribute : null;
      const { attributes } = await database.transaction(systemActor(principal.districtId), store.settingsOf);
      if (attributes.length === 0 || (attribute && !attributes.includes(attribute)))
        throw fail('attribute_off', 'Switch on what your district holds first.');
      const run = await jobs.begin(principal.districtId, {
        ...{ kind: input.kind, attribute, requestedBy: principal.userId },
      });
      if (!run) throw fail('run_in_progress', 'An audit is at work. Wait for it to end, or stop it.');
      return run;
    },

    /** @throws run_not_found */
    async audit(tx: Tx, id: string): Promise<FairnessAudit> {
      const found = await store.auditById(tx, id);
      if (!found) throw fail('run_not_found', 'There is no such audit.');
      return found;
    },

    /** @throws run_not_found for one that has ended */
    async cancel(tx: Tx, id: string): Promise<FairnessRun> {
      const run = await store.requestCancel(tx, id, now());
      if (!run) throw fail('run_not_found', 'There is no such audit at work.');
      return run;
    },

    /**
     * Writes down what somebody decided about a way to lessen a difference, and does it: weighing puts the version that was tried into force, and fits weigh
     * from then on. Thresholds by group are never applied: the group would become a reason in a decision on somebody.
     *
     * @throws not_applicable, nothing_offered
     */
    async decide(tx: Tx, principal: Principal, input: DecideMitigation): Promise<Fairness> {
      const { mitigation, attribute, decision, why } = input;
      if (mitigation === 'thresholds' && decision !== 'declined')
        throw fail('not_applicable', 'Thresholds by group are shown and not applied.');
      const offer = mitigation === 'reweigh' ? await store.latestOffer(tx, attribute) : null;
      const weighing = await store.weighingBy(tx);
      if ((decision === 'applied' && !offer) || (decision === 'ended' && weighing !== attribute))
        throw fail('nothing_offered', 'There is nothing of that kind to decide on.');
      const version = offer?.version ?? null;
      await store.insertDecision(tx, {
        ...{ mitigation, attribute, decision, version, why, decidedBy: principal.userId, decidedAt: now() },
      });
      if (decision === 'applied' && version !== null)
        await deps.applyModel({ id: principal.districtId, requestedBy: principal.userId }, version);
      return overview(tx);
    },
  };
}
