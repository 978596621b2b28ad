import { createTranslator } from 'use-intl/core';
import type { DocumentError } from '@/platform/documents/errors';
import messages from '@/platform/i18n/messages/en/library-server.json';

/** Why one file was not taken: a code for programs, a sentence for people. */
export interface FileFailure {
  code: string;
  message: string;
}

type FileCode = keyof (typeof messages)['file'];
export type PathFault = keyof (typeof messages)['path'];
export type StageName = keyof (typeof messages)['stage'];

const words = createTranslator({ locale: 'en', messages });

/** A failure with its words; `values` fill the gaps of the sentence. */
export function fileFailure(code: FileCode, values: Record<string, string | number> = {}): FileFailure {
  return { code, message: words(`file.${code}`, values) };
}

type WatchCode = keyof (typeof messages)['watch'];

/** Why a place that a course follows can't be read. */
export function watchFailure(code: WatchCode, values: Record<string, string | number> = {}): FileFailure {
  return { code, message: words(`watch.${code}`, values) };
}

/** Words that a package is given. */
export function packageWords(name: keyof (typeof messages)['package']): string {
  return words(`package.${name}`);
}

/** Why a document could not be read, in words. */
export function documentFailure({ code, detail }: Pick<DocumentError, 'code' | 'detail'>): FileFailure {
  const message = words(`document.${code}`);
  return { code, message: detail === undefined ? message : words('document.withDetail', { message, detail }) };
}

/** What is wrong with a path, to stand inside a sentence. */
export function pathFault(fault: PathFault, most = 0): string {
  return words(`path.${fault}`, { most });
}

/** Why an ingestion stopped, by the stage it was in. */
export function stageFailure(stage: StageName): string {
  return words(`stage.${stage}`);
}
