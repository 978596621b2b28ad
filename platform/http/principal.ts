import type { Role } from '@/platform/database/roles';
import type { Actor } from '@/platform/database/transaction';

/** Somebody who is signed in. */
export interface Principal {
  districtId: string;
  userId: string;
  role: Role;
  name: string;
  email: string;
  /** By cookie (then requests from other sites are refused) or by API token. */
  via: 'cookie' | 'token';
  /** Their district asks for a second factor, and they have none: only what is open to `self` opens until they do. */
  owesSecondFactor?: true;
  /** The token is for looking alone, and the request would change something. */
  onlyLooks?: true;
}

export function actorOf(principal: Principal): Actor {
  return { districtId: principal.districtId, userId: principal.userId, role: principal.role };
}
