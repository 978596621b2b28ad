import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import {
  beginRoundSchema,
  reviewDaySchema,
  reviewPreferencesSchema,
  reviewSettingsSchema,
  reviewsSchema,
  roundSchema,
} from './contract';
import type { ReviewsService } from './service';

const tag = 'Reviews';
const course = z.object({ courseId: z.uuid() });
const round = z.object({ roundId: z.uuid() });

export function reviewsRoutes(api: Api, service: ReviewsService): void {
  api.route(
    {
      method: 'get',
      path: '/reviews',
      tag,
      summary: 'My reviews: today, and four weeks ahead',
      response: reviewsSchema,
    },
    ({ tx, principal }) => service.reviews(tx, principal.userId),
  );
  api.route(
    {
      method: 'get',
      path: '/reviews/days/{date}',
      tag,
      summary: 'What I am to review on a day',
      params: z.object({ date: z.iso.date() }),
      response: reviewDaySchema,
    },
    ({ tx, principal, params }) => service.day(tx, principal.userId, params.date),
  );
  api.route(
    {
      method: 'put',
      path: '/reviews/preferences',
      tag,
      summary: 'How much I want to review a day',
      body: reviewPreferencesSchema,
      response: reviewPreferencesSchema,
    },
    ({ tx, principal, body }) => service.setPreferences(tx, principal.userId, body),
  );
  settingsRoutes(api, service);
  roundRoutes(api, service);
}

function roundRoutes(api: Api, service: ReviewsService): void {
  api.route(
    {
      method: 'post',
      path: '/reviews/rounds',
      tag,
      summary: 'Begin a round of reviews, or go on with the one that is open',
      body: beginRoundSchema,
      response: roundSchema,
      status: 201,
    },
    ({ tx, principal, body }) => service.begin(tx, principal.userId, body.length),
  );
  api.route(
    {
      method: 'get',
      path: '/reviews/rounds/{roundId}',
      tag,
      summary: 'A round of mine as it stands',
      params: round,
      response: roundSchema,
    },
    ({ tx, principal, params }) => service.round(tx, principal.userId, params.roundId),
  );
  api.route(
    {
      method: 'post',
      path: '/reviews/rounds/{roundId}/next',
      tag,
      summary: 'Go on to the next question of a round',
      params: round,
      response: roundSchema,
    },
    ({ tx, principal, params }) => service.next(tx, principal.userId, params.roundId),
  );
  api.route(
    {
      method: 'post',
      path: '/reviews/rounds/{roundId}/end',
      tag,
      summary: 'End a round early',
      params: round,
      response: roundSchema,
    },
    ({ tx, principal, params }) => service.end(tx, principal.userId, params.roundId),
  );
}

function settingsRoutes(api: Api, service: ReviewsService): void {
  api.route(
    {
      method: 'get',
      path: '/courses/{courseId}/review-settings',
      tag,
      summary: 'What the course wants of reviews',
      params: course,
      response: reviewSettingsSchema,
    },
    ({ tx, params }) => service.settings(tx, params.courseId),
  );
  api.route(
    {
      method: 'put',
      path: '/courses/{courseId}/review-settings',
      tag,
      summary: 'Change what the course wants of reviews',
      params: course,
      body: reviewSettingsSchema,
      response: reviewSettingsSchema,
    },
    ({ tx, params, body }) => service.setSettings(tx, params.courseId, body),
  );
}
