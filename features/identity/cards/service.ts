import { schoolRoles } from '@/platform/database/roles';
import { type Database, systemActor, type Tx } from '@/platform/database/transaction';
import type { Principal } from '@/platform/http/principal';
import { errorsOf } from '@/platform/http/problem';
import { peopleOfImport } from '../import/store';
import { hashPassword } from '../sign-in/password-hash';
import { shownEmail } from '../username';
import { CARD_DAYS, type CardsOfClass, cardErrors, KEEPS_BELOW_AGE, MOST_CARDS } from './contract';
import { makeFirstPassword } from './first-password';
import { type Card, drawCards } from './pdf';
import * as store from './store';

const fail = errorsOf(cardErrors);

export interface CardDeps {
  database: Database;
  /** Address that people type, if it was configured. */
  publicUrl: string | undefined;
  currentDistrict(): Promise<{ name: string } | null>;
  now(): Date;
}

/** What was printed: how many cards, and how many people are left who wait for one. */
export interface Printed {
  pdf: Uint8Array<ArrayBuffer>;
  cards: number;
  left: number;
}

export type CardService = ReturnType<typeof createCards>;

/** Cards to sign in with for the first time: made with a new password, printed once, and never to be had again. */
export function createCards({ database, publicUrl, currentDistrict, now }: CardDeps) {
  /** Passwords and cards of people whom the caller may give them. @throws cards_none */
  async function print(
    principal: Principal,
    seen: readonly store.CardPerson[],
    options: { again: boolean; mayKeep: boolean },
  ): Promise<Printed> {
    const theirs = seen.filter(({ id, role }) => id !== principal.userId && mayPrintFor(principal.role, role));
    const wanted = options.again ? theirs : await withoutPassword(principal.districtId, theirs);
    if (wanted.length === 0)
      throw fail('cards_none', 'Nobody of them waits for a card: everyone has one, or a password of their own.');
    const people = wanted.slice(0, MOST_CARDS);
    const births = await database.transaction(systemActor(principal.districtId), (tx) =>
      store.birthDatesOf(
        tx,
        people.map(({ id }) => id),
      ),
    );
    const made = await Promise.all(
      people.map(async (person) => {
        const password = makeFirstPassword();
        return {
          person,
          password,
          hash: await hashPassword(password),
          stays: options.mayKeep || isYoung(births.get(person.id), now()),
        };
      }),
    );
    const expiresAt = new Date(now().getTime() + CARD_DAYS * 24 * 3600_000);
    const by = { madeBy: principal.userId, now: now(), expiresAt };
    await database.transaction(systemActor(principal.districtId), (tx) =>
      store.putCardPasswords(
        tx,
        made.map(({ person, hash, stays }) => ({ userId: person.id, hash, stays })),
        by,
      ),
    );
    const cards = made.map(
      ({ person, password, stays }): Card => ({
        ...{ name: person.name, className: person.className, password, stays, expiresAt },
        login: person.username ?? shownEmail(person.email) ?? '',
      }),
    );
    const districtName = (await currentDistrict())?.name ?? '';
    const pdf = await drawCards(cards, { districtName, address: publicUrl ?? null });
    return { pdf, cards: cards.length, left: wanted.length - people.length };
  }

  async function withoutPassword(districtId: string, people: readonly store.CardPerson[]) {
    const ids = people.map(({ id }) => id);
    const has = await database.transaction(systemActor(districtId), (tx) => store.withPassword(tx, ids, now()));
    return people.filter(({ id }) => !has.own.has(id) && !has.first.has(id));
  }

  return {
    /** For people of a list, or people one by one, as far as the caller sees them. @throws cards_none */
    async forPeople(
      principal: Principal,
      run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
      of: { importId?: string | undefined; personIds?: string[] | undefined; again: boolean; mayKeep: boolean },
    ): Promise<Printed> {
      const people = await run(async (tx) => {
        const ids = of.importId ? await peopleOfImport(tx, of.importId) : (of.personIds ?? []);
        return store.peopleForCards(tx, { ids });
      });
      return print(principal, people, of);
    },

    /** For learners of a class. @throws cards_none */
    async forClass(
      principal: Principal,
      run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
      classId: string,
      of: CardsOfClass,
    ): Promise<Printed> {
      const people = await run((tx) => store.peopleForCards(tx, { classId }));
      return print(
        principal,
        people.filter(({ id, role }) => role === 'learner' && (of.personIds?.includes(id) ?? true)),
        of,
      );
    },
  };
}

/** Passwords of administrators are not printed; they come in by an invitation or a link. */
function mayPrintFor(caller: Principal['role'], role: Principal['role']): boolean {
  if (caller === 'admin') return role === 'school_admin' || isOfSchool(role);
  if (caller === 'school_admin') return isOfSchool(role);
  return caller === 'teacher' && role === 'learner';
}

const isOfSchool = (role: Principal['role']): boolean => schoolRoles.some((each) => each === role);

function isYoung(birthDate: string | undefined, now: Date): boolean {
  if (birthDate === undefined) return false;
  const born = new Date(`${birthDate}T00:00:00Z`);
  born.setUTCFullYear(born.getUTCFullYear() + KEEPS_BELOW_AGE);
  return born > now;
}
