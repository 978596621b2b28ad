import type { Tx } from '@/platform/database/transaction';
import {
  type ConsentChange,
  type ConsentRules,
  type ConsentSettings,
  IN_USE,
  PRODUCT_VERSIONS,
  type PublishText,
  purposes,
} from '../contract';
import { currentOf, insertText, lockTexts, putSettings, settingsOf, textsOf } from '../store-rules';
import { productWords } from '../words';

export interface RulesDeps {
  now(): Date;
  tell(tx: Tx, change: ConsentChange): Promise<void>;
}

/** What a district has for everyone: from what age on, what holds until somebody decides, and in which words it is told. */
export function createRules({ now, tell }: RulesDeps) {
  async function rules(tx: Tx): Promise<ConsentRules> {
    const texts = await textsOf(tx);
    return {
      settings: await settingsOf(tx),
      items: purposes.map((purpose) => ({
        purpose,
        inUse: IN_USE.has(purpose),
        current: currentOf(texts, purpose).text,
        versions: [...(texts.get(purpose) ?? [])].reverse(),
        product: productWords(purpose),
      })),
    };
  }

  return {
    rules,

    /** What holds until somebody decides may be another now, for everybody who hasn't: what was derived is looked at again. */
    async setSettings(tx: Tx, by: string, settings: ConsentSettings): Promise<ConsentRules> {
      const before = await settingsOf(tx);
      await putSettings(tx, { ...settings, updatedBy: by, updatedAt: now() });
      for (const purpose of purposes)
        if (before.standards[purpose] !== settings.standards[purpose]) await tell(tx, { purpose, learnerId: null });
      return rules(tx);
    },

    /** A new version; all earlier ones stay. Where it asks for a decision, a yes to an earlier one holds no longer. */
    async publish(tx: Tx, by: string, { purpose, words, needsDecision }: PublishText): Promise<ConsentRules> {
      await lockTexts(tx);
      const { version } = currentOf(await textsOf(tx), purpose).text;
      const product = words === null ? PRODUCT_VERSIONS[purpose] : null;
      await insertText(tx, {
        ...{ purpose, version: version + 1, words, product, needsDecision },
        ...{ createdBy: by, createdAt: now() },
      });
      if (needsDecision) await tell(tx, { purpose, learnerId: null });
      return rules(tx);
    },
  };
}
