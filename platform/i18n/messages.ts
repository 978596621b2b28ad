import { createTranslator } from 'use-intl/core';
import { compileMessages } from './compile-messages';
import type { Locale } from './locales';
import administration from './messages/en/administration.json';
import approaches from './messages/en/approaches.json';
import assessment from './messages/en/assessment.json';
import audit from './messages/en/audit.json';
import backups from './messages/en/backups.json';
import common from './messages/en/common.json';
import concepts from './messages/en/concepts.json';
import consent from './messages/en/consent.json';
import consentNotice from './messages/en/consent-notice.json';
import demo from './messages/en/demo.json';
import earlyWarning from './messages/en/early-warning.json';
import exercise from './messages/en/exercise.json';
import experiments from './messages/en/experiments.json';
import explainBack from './messages/en/explain-back.json';
import fairness from './messages/en/fairness.json';
import following from './messages/en/following.json';
import gates from './messages/en/gates.json';
import identity from './messages/en/identity.json';
import invitations from './messages/en/invitations.json';
import items from './messages/en/items.json';
import languageModel from './messages/en/language-model.json';
import learnerModel from './messages/en/learner-model.json';
import lesson from './messages/en/lesson.json';
import lessons from './messages/en/lessons.json';
import library from './messages/en/library.json';
import map from './messages/en/map.json';
import markdown from './messages/en/markdown.json';
import mastery from './messages/en/mastery.json';
import modelCards from './messages/en/model-cards.json';
import passages from './messages/en/passages.json';
import paths from './messages/en/paths.json';
import pathways from './messages/en/pathways.json';
import peopleImport from './messages/en/people-import.json';
import plans from './messages/en/plans.json';
import practice from './messages/en/practice.json';
import progress from './messages/en/progress.json';
import recommendations from './messages/en/recommendations.json';
import record from './messages/en/record.json';
import reports from './messages/en/reports.json';
import research from './messages/en/research.json';
import resources from './messages/en/resources.json';
import retention from './messages/en/retention.json';
import retrieval from './messages/en/retrieval.json';
import reviewSettings from './messages/en/review-settings.json';
import reviews from './messages/en/reviews.json';
import rights from './messages/en/rights.json';
import search from './messages/en/search.json';
import shell from './messages/en/shell.json';
import signIn from './messages/en/sign-in.json';
import signInCards from './messages/en/sign-in-cards.json';
import standards from './messages/en/standards.json';
import tutor from './messages/en/tutor.json';
import updates from './messages/en/updates.json';

const english = {
  administration,
  approaches,
  assessment,
  audit,
  backups,
  common,
  concepts,
  consent,
  consentNotice,
  demo,
  earlyWarning,
  exercise,
  experiments,
  explainBack,
  fairness,
  following,
  identity,
  gates,
  invitations,
  items,
  languageModel,
  learnerModel,
  lesson,
  lessons,
  library,
  map,
  markdown,
  mastery,
  modelCards,
  passages,
  paths,
  pathways,
  peopleImport,
  plans,
  practice,
  progress,
  reports,
  retention,
  retrieval,
  record,
  recommendations,
  research,
  resources,
  reviewSettings,
  reviews,
  rights,
  search,
  shell,
  signIn,
  signInCards,
  standards,
  tutor,
  updates,
};

/** Every word of Meno in one language, by namespace (one file each). English decides which keys there are. */
export type Messages = typeof english;
export type Namespace = keyof Messages;

const messages: Record<Locale, Messages> = { en: english };

const compiled = new Map<string, object>();

/** The named namespaces in one language, compiled: what a page sends to the browser, and nothing more. */
export function loadMessages(locale: Locale, namespaces: readonly Namespace[]): Partial<Messages> {
  return Object.fromEntries(
    namespaces.map((name) => {
      const key = `${locale} ${name}`;
      const ready = compiled.get(key) ?? compileMessages(messages[locale][name]);
      compiled.set(key, ready);
      return [name, ready];
    }),
  );
}

/**
 * Words for the API and the jobs: `translator('en', 'lessons')('section.recap')`. Not for pages: there use-intl formats
 * compiled messages only, and these are not.
 */
export function translator<Name extends Namespace>(locale: Locale, namespace: Name) {
  return createTranslator({ locale, messages: messages[locale], namespace });
}

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
