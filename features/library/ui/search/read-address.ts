import { staffSearchQuerySchema } from '../../search/contract';
import { NAMES, type StaffAddress } from './staff-address';

/** Reads an address; what can't be meant is left out. */
export function readAddress(params: Record<string, string | string[] | undefined>): StaffAddress {
  const address: StaffAddress = { q: typeof params.q === 'string' ? params.q.trim() : '' };
  for (const name of NAMES) {
    const value = params[name];
    if (typeof value !== 'string' || value === '') continue;
    if (staffSearchQuerySchema.shape[name].safeParse(value).success) address[name] = value;
  }
  return address;
}
