import type { Role } from './contract';

/** A page of the administration: its words stand under `administration.places.<name>`. */
export interface AdministrationPlace {
  name: string;
  href: string;
  /** Who finds it in the administration; the policy of the page decides besides. */
  roles: readonly Role[];
}

const ADMIN = ['admin'] as const satisfies readonly Role[];
const OFFICERS = ['admin', 'dpo'] as const satisfies readonly Role[];
const PEOPLE = ['admin', 'school_admin'] as const satisfies readonly Role[];

/** What the administration is made of, section by section, in the order of its page. */
export const administrationSections = [
  {
    name: 'people',
    places: [
      { name: 'people', href: '/people', roles: PEOPLE },
      { name: 'schools', href: '/schools', roles: PEOPLE },
      { name: 'signIn', href: '/sign-in-rules', roles: OFFICERS },
    ],
  },
  {
    name: 'privacy',
    places: [
      { name: 'consent', href: '/consent', roles: OFFICERS },
      { name: 'research', href: '/research-exports', roles: OFFICERS },
      { name: 'requests', href: '/data-requests', roles: OFFICERS },
      { name: 'audit', href: '/audit', roles: OFFICERS },
      { name: 'retention', href: '/retention', roles: OFFICERS },
      { name: 'assessment', href: '/privacy-assessment', roles: OFFICERS },
      { name: 'fairness', href: '/fairness', roles: OFFICERS },
    ],
  },
  {
    name: 'models',
    places: [
      { name: 'learnerModel', href: '/learner-model', roles: ADMIN },
      { name: 'modelCards', href: '/model-cards', roles: OFFICERS },
      { name: 'languageModel', href: '/language-model', roles: ADMIN },
    ],
  },
  {
    name: 'machine',
    places: [{ name: 'backups', href: '/backups', roles: OFFICERS }],
  },
] as const satisfies readonly { name: string; places: readonly AdministrationPlace[] }[];

type Section = (typeof administrationSections)[number];
type Place = Section['places'][number];

/** The sections that somebody of a role finds something in. */
export function sectionsFor(role: Role): { name: Section['name']; places: Place[] }[] {
  const isOpen = ({ roles }: AdministrationPlace) => roles.includes(role);
  return administrationSections
    .map(({ name, places }) => ({ name, places: [...places].filter(isOpen) }))
    .filter(({ places }) => places.length > 0);
}
