import { createTranslator } from 'use-intl/core';
import { z } from 'zod';
import type { Tx } from '@/platform/database/transaction';
import { decodeCursor, type Page, type PageQuery, toPage } from '@/platform/http/cursor';
import messages from '@/platform/i18n/messages/en/mastery.json';
import type { Attempt } from '../contract';
import { attemptPage } from '../store-attempts';

const words = createTranslator({ locale: 'en', messages });

/**
 * Attempts in a course, newest first: a learner's own, a teacher's those of their classes too; row-level security
 * decides, so that asking for anybody else gives an empty list.
 */
export async function listAttempts(
  tx: Tx,
  courseId: string,
  query: PageQuery & { learnerId?: string | undefined; conceptId?: string | undefined },
): Promise<Page<Attempt>> {
  const after = decodeCursor(query.cursor, z.tuple([z.iso.datetime(), z.uuid()]));
  const rows = await attemptPage(tx, courseId, query, after, query.limit + 1);
  return toPage(
    rows,
    query.limit,
    ({ attempt }) => [attempt.createdAt.toISOString(), attempt.id],
    ({ attempt, conceptName, itemKind, prompt }) => {
      const { districtId: _district, courseId: _course, createdAt, ...shown } = attempt;
      return {
        ...shown,
        conceptName: conceptName ?? words('evidence.conceptRemoved'),
        itemKind: itemKind ?? 'removed',
        prompt: prompt ?? words('evidence.itemRemoved'),
        at: createdAt.toISOString(),
      };
    },
  );
}
