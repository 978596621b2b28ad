import messages from '@/platform/i18n/messages/en/consent-texts.json';
import { type ConsentWords, PRODUCT_VERSIONS, type Purpose } from './contract';

const versions: Record<Purpose, Record<string, ConsentWords>> = messages;

/** This product's words on a purpose, in one of the versions that there have been. @throws Error for one that there has not been. */
export function productWords(purpose: Purpose, version: number = PRODUCT_VERSIONS[purpose]): ConsentWords {
  const words = versions[purpose][String(version)];
  if (!words) throw new Error(`There is no version ${version} of the words on “${purpose}”.`);
  return words;
}
