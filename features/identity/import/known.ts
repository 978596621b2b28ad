import type { Role } from '@/platform/database/roles';

/** A person of the district whom a list may mean. */
export interface KnownPerson {
  id: string;
  name: string;
  /** Null: they have none. */
  email: string | null;
  username: string | null;
  role: Role;
  simulated: boolean;
  birthDate: string | null;
  /** Ids of the schools that they belong to; of a guardian, those of their wards. */
  schools: string[];
}

export interface KnownClass {
  id: string;
  name: string;
  courseId: string;
  schoolId: string | null;
  termId: string | null;
}

/** What is there already, as far as a list names it. */
export interface Known {
  people: KnownPerson[];
  /** Open ones. */
  schools: { id: string; name: string }[];
  /** Open ones, of those schools. */
  terms: { id: string; schoolId: string; name: string }[];
  classes: KnownClass[];
  courses: { id: string; title: string }[];
  /** Who is in those classes: ids of people by id of class. */
  members: ReadonlyMap<string, ReadonlySet<string>>;
  /** `guardian learner`, of links that are confirmed. */
  links: ReadonlySet<string>;
  /** Every user name of the district. */
  usernames: ReadonlySet<string>;
}

/** What whoever brings the list may do. */
export interface Rights {
  /** Roles that they may give. */
  roles: readonly Role[];
  /** Ids of the schools that they may fill; null: all. */
  schools: readonly string[] | null;
}

/** Names that differ in case, accents' form or spaces alone are the same. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
