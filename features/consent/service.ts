import { z } from 'zod';
import { asSystem } from '@/platform/database/as-system';
import type { Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import { errorsOf } from '@/platform/http/problem';
import { type ChoiceFacts, choicesOf, mayDecide } from './choices';
import {
  type Choices,
  type Choose,
  type ConsentChange,
  type ConsentDecision,
  type ConsentLearner,
  type ConsentLearnerDetail,
  consentErrors,
  type GuardianDecision,
  type Notice,
  type OwnWordPort,
  type Purpose,
  purposes,
} from './contract';
import { allowedBy, inForce } from './in-force';
import { consentPort } from './port';
import { createRules } from './service/rules';
import * as store from './store';
import { currentOf, settingsOf, textsOf } from './store-rules';

const fail = errorsOf(consentErrors);

export type ConsentService = ReturnType<typeof createConsent>;

/** Somebody who keeps what was derived, told in the transaction of the change, with the rights of the system. */
export type ConsentListener = (tx: Tx, change: ConsentChange) => Promise<void>;

/** What each learner agreed to, who decides, in which words; and telling those who keep what was derived. */
export function createConsent({ now }: { now(): Date }) {
  const listeners: ConsentListener[] = [];
  const tell = (tx: Tx, change: ConsentChange) =>
    asSystem(tx, async () => {
      for (const listener of listeners) await listener(tx, change);
    });

  async function factsOf(tx: Tx, learnerId: string): Promise<ChoiceFacts> {
    return {
      settings: await settingsOf(tx),
      texts: await textsOf(tx),
      ofAge: await store.isOfAge(tx, learnerId),
      decisions: await store.decisionsOf(tx, [learnerId]),
    };
  }

  /** @throws text_changed */
  function mustBeCurrent({ texts }: ChoiceFacts, purpose: Purpose, version: number): void {
    if (currentOf(texts, purpose).text.version !== version)
      throw fail('text_changed', 'The words have changed meanwhile. Read them once more.');
  }

  /** A person's own word; said again, nothing is added. @throws guardian_decides, text_changed */
  async function choose(tx: Tx, personId: string, purpose: Purpose, { allowed, version, note }: Choose): Promise<void> {
    await store.lockLearner(tx, personId);
    const facts = await factsOf(tx, personId);
    mustBeCurrent(facts, purpose, version);
    if (!mayDecide(facts, purpose, allowed))
      throw fail('guardian_decides', 'A parent or guardian decides this for you. Ask them to tell your school.');
    // Who is under age can take their own no back, and give no yes.
    const word = allowed && !facts.ofAge ? null : allowed;
    const latest = facts.decisions.findLast((each) => each.purpose === purpose);
    if (note === '' && (latest ? saysSame(latest, { allowed: word, version }) : word === null)) return;
    await store.insertDecision(tx, {
      ...{ learnerId: personId, purpose, allowed: word, version, note },
      ...{ decidedBy: personId, decidedAs: 'learner', decidedAt: now() },
    });
    await tell(tx, { purpose, learnerId: personId });
  }

  const ownWord: OwnWordPort<Tx> = {
    say: async (tx, personId, purpose, allowed) =>
      choose(tx, personId, purpose, {
        ...{ allowed, version: currentOf(await textsOf(tx), purpose).text.version, note: '' },
      }),
  };

  /** @throws learner_not_found */
  async function learner(tx: Tx, learnerId: string): Promise<store.LearnerRow> {
    const row = await store.learnerById(tx, learnerId);
    if (!row) throw fail('learner_not_found', 'There is no such learner.');
    return row;
  }

  async function learnerDetail(tx: Tx, learnerId: string): Promise<ConsentLearnerDetail> {
    const { ofAge: _, ...row } = await learner(tx, learnerId);
    return { ...row, ...choicesOf(await factsOf(tx, learnerId), 'guardian') };
  }

  return {
    port: consentPort,
    /** What others need who have a word of the person's own to pass on. */
    ownWord: { ...consentPort, ...ownWord },
    /** Has somebody told of every change from now on. */
    whenChanged: (listener: ConsentListener): void => void listeners.push(listener),
    ...createRules({ now, tell }),

    own: async (tx: Tx, personId: string): Promise<Choices> => choicesOf(await factsOf(tx, personId), 'learner'),
    async choose(tx: Tx, personId: string, purpose: Purpose, input: Choose): Promise<Choices> {
      await choose(tx, personId, purpose, input);
      return choicesOf(await factsOf(tx, personId), 'learner');
    },

    seen: (tx: Tx, personId: string, items: { purpose: Purpose; version: number }[]): Promise<void> =>
      store.putSeen(tx, personId, items, now()),

    /** What is new to somebody: words that ask for their decision before all else. */
    async notice(tx: Tx, personId: string): Promise<Notice> {
      const { ofAge, items } = choicesOf(await factsOf(tx, personId), 'learner');
      const decide = items.filter(({ needsDecision }) => needsDecision).map(({ purpose }) => purpose);
      if (decide.length > 0) return { kind: 'decide', purposes: decide, ofAge };
      const seen = await store.latestSeen(tx, personId);
      if (seen.size === 0) return { kind: 'first', purposes: [], ofAge };
      const changed = items.filter(({ purpose, text }) => (seen.get(purpose) ?? 0) < text.version);
      return { kind: changed.length > 0 ? 'changed' : 'none', purposes: changed.map(({ purpose }) => purpose), ofAge };
    },

    /** Learners by name, with what holds for each. */
    async learners(tx: Tx, query: PageQuery & { q: string }): Promise<Page<ConsentLearner>> {
      const after = decodeCursor(query.cursor, z.tuple([z.string(), z.uuid()]));
      const rows = await store.pageOfLearners(tx, { words: query.q.trim(), after, limit: query.limit + 1 });
      const [settings, texts] = [await settingsOf(tx), await textsOf(tx)];
      const decisions = await store.decisionsOf(
        tx,
        rows.map(({ learnerId }) => learnerId),
      );
      return toPage(
        rows,
        query.limit,
        ({ name, learnerId }) => [name, learnerId],
        (row) => ({
          ...row,
          choices: purposes.map((purpose) => {
            const own = decisions.filter((each) => each.learnerId === row.learnerId && each.purpose === purpose);
            const decided = inForce(own, currentOf(texts, purpose).binding);
            return { purpose, allowed: allowedBy(decided, settings.standards[purpose]), as: decided?.as ?? null };
          }),
        }),
      );
    },

    learnerDetail,

    /** Notes when a learner was born, or that it isn't known. @throws learner_not_found */
    async setBirthDate(tx: Tx, learnerId: string, by: string, birthDate: string | null): Promise<ConsentLearnerDetail> {
      await learner(tx, learnerId);
      if (birthDate === null) await store.dropBirthDate(tx, learnerId);
      else await store.putBirthDate(tx, { learnerId, birthDate, updatedBy: by, updatedAt: now() });
      return learnerDetail(tx, learnerId);
    },

    /** Writes down what a guardian said: their own word, or, by an administrator, how it was given. @throws learner_not_found, learner_decides, text_changed */
    async recordGuardian(
      tx: Tx,
      learnerId: string,
      by: string,
      { purpose, allowed, version, note }: GuardianDecision,
    ): Promise<ConsentLearnerDetail> {
      await learner(tx, learnerId);
      await store.lockLearner(tx, learnerId);
      const facts = await factsOf(tx, learnerId);
      if (facts.ofAge) throw fail('learner_decides', 'This learner is old enough to decide for themself.');
      mustBeCurrent(facts, purpose, version);
      const latest = facts.decisions.findLast((each) => each.purpose === purpose);
      if (note === '' && latest && saysSame(latest, { allowed, version }, 'guardian'))
        return learnerDetail(tx, learnerId);
      const row = { learnerId, purpose, allowed, version, note, decidedBy: by };
      await store.insertDecision(tx, { ...row, decidedAs: 'guardian', decidedAt: now() });
      await tell(tx, { purpose, learnerId });
      return learnerDetail(tx, learnerId);
    },
  };
}

/** Nothing new is said: the same word by the same, to the same words. */
function saysSame(
  latest: ConsentDecision,
  word: Pick<ConsentDecision, 'allowed' | 'version'>,
  as: ConsentDecision['as'] = 'learner',
): boolean {
  return latest.allowed === word.allowed && latest.version === word.version && latest.as === as;
}
