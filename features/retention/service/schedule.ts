import { earlierBy } from '@/core/retention/period';
import { clockSays } from '@/core/retention/rule';
import { mayStartAt, retentionTemplates, scheduledKinds } from '@/core/retention/templates';
import type { Tx } from '@/platform/database/transaction';
import { errorsOf } from '@/platform/http/problem';
import { type RuleInput, retentionErrors, type Schedule, type ScheduleInput, type TemplateId } from '../contract';
import * as store from '../store-schedule';

const fail = errorsOf(retentionErrors);

/** How long each kind of record is kept, and where that comes from. */
export function createSchedule({ now }: { now(): Date }) {
  async function schedule(tx: Tx): Promise<Schedule> {
    const settings = await store.settingsOf(tx);
    const rules = new Map((await store.rulesOf(tx)).map(({ kind, ...rule }) => [kind, rule]));
    const template = retentionTemplates.find(({ id }) => id === settings.template);
    return {
      ...{ template: settings.template, laws: [...(template?.laws ?? [])], nightly: settings.nightly },
      schoolYearEnds: settings.schoolYearEnds,
      rules: scheduledKinds.map((kind) => ({
        ...{ kind, rule: rules.get(kind) ?? null, proposed: template?.rules[kind] ?? null },
      })),
      clock: clockSays(now(), settings.clockSeenAt),
      clockSeenAt: settings.clockSeenAt?.toISOString() ?? null,
    };
  }

  return {
    schedule,

    /** Begins with a template: its periods in place of what was there. Whether the night purges stays as it was. */
    async begin(tx: Tx, id: TemplateId, by: string): Promise<Schedule> {
      const template = retentionTemplates.find((each) => each.id === id);
      if (!template) throw new Error(`There is no template ${id}.`);
      const rules = scheduledKinds.map((kind) => {
        const { from, period } = template.rules[kind];
        return { kind, from, period };
      });
      await store.putSettings(tx, { template: id, schoolYearEnds: template.schoolYearEnds }, by, now());
      await store.putRules(tx, rules, by, now());
      return schedule(tx);
    },

    /** @throws start_not_for_kind, progress_before_answers */
    async change(tx: Tx, input: ScheduleInput, by: string): Promise<Schedule> {
      mustMakeSense(input.rules, now());
      const { nightly, schoolYearEnds } = input;
      const had = await store.settingsOf(tx);
      // A clock that was never looked at is believed when purging is switched on: somebody is there who can see it.
      const clock = nightly && !had.clockSeenAt ? { clockSeenAt: now() } : {};
      await store.putSettings(tx, { nightly, schoolYearEnds, ...clock }, by, now());
      await store.putRules(tx, input.rules, by, now());
      return schedule(tx);
    },

    /** Somebody has looked at the clock, and it is right. */
    async believeClock(tx: Tx, by: string): Promise<Schedule> {
      await store.putSettings(tx, { clockSeenAt: now() }, by, now());
      return schedule(tx);
    },
  };
}

/** @throws start_not_for_kind, progress_before_answers */
function mustMakeSense(rules: readonly RuleInput[], at: Date): void {
  const wrong = rules.find(({ kind, from }) => !mayStartAt(kind, from));
  if (wrong)
    throw fail('start_not_for_kind', `The period of ${wrong.kind} can’t be counted from there.`, { kind: wrong.kind });
  const answers = rules.find(({ kind }) => kind === 'answers');
  const progress = rules.find(({ kind }) => kind === 'progress');
  if (!progress) return;
  // What follows from answers can't be proved right without them, nor go before them.
  const longer = answers && earlierBy(at, progress.period) <= earlierBy(at, answers.period);
  if (!longer)
    throw fail('progress_before_answers', 'Progress follows from answers: it is kept at least as long as they are.');
}
