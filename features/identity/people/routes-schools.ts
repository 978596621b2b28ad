import { z } from 'zod';
import type { Api } from '@/platform/http/api';
import type { IdentityService } from '../service';
import {
  addMemberSchema,
  changeClassSchema,
  changeSchoolSchema,
  changeTermSchema,
  classDetailSchema,
  createSchoolSchema,
  createTermSchema,
  schoolSchema,
} from './contract';

const tag = 'People';
const school = z.object({ schoolId: z.uuid() });
const term = school.extend({ termId: z.uuid() });
const oneClass = z.object({ classId: z.uuid() });

export function schoolRoutes(api: Api, { schools }: IdentityService): void {
  api.route(
    {
      ...{ method: 'get', path: '/schools', tag, response: z.object({ items: z.array(schoolSchema) }) },
      summary: 'My schools with their terms; all of the district for its administrators',
    },
    async ({ tx, principal }) => ({ items: await schools.list(tx, principal) }),
  );
  api.route(
    {
      ...{ method: 'post', path: '/schools', tag, body: createSchoolSchema, response: schoolSchema, status: 201 },
      summary: 'Make a school',
    },
    ({ tx, body }) => schools.create(tx, body.name),
  );
  api.route(
    {
      ...{ method: 'patch', path: '/schools/{schoolId}', tag, params: school },
      ...{ body: changeSchoolSchema, response: schoolSchema },
      summary: 'Rename a school, close it or open it again',
    },
    ({ tx, params, body }) => schools.change(tx, params.schoolId, body),
  );
  api.route(
    {
      ...{ method: 'post', path: '/schools/{schoolId}/terms', tag, params: school, status: 201 },
      ...{ body: createTermSchema, response: schoolSchema },
      summary: 'Add a term to a school',
    },
    ({ tx, params, body }) => schools.addTerm(tx, params.schoolId, body),
  );
  api.route(
    {
      ...{ method: 'patch', path: '/schools/{schoolId}/terms/{termId}', tag, params: term },
      ...{ body: changeTermSchema, response: schoolSchema },
      summary: 'Change a term, close it or open it again',
    },
    ({ tx, params, body }) => schools.changeTerm(tx, params.schoolId, params.termId, body),
  );
  api.route(
    {
      ...{ method: 'delete', path: '/schools/{schoolId}/terms/{termId}', tag, params: term, response: schoolSchema },
      summary: 'Remove a term; its classes stay',
    },
    ({ tx, params }) => schools.removeTerm(tx, params.schoolId, params.termId),
  );
}

export function classRoutes(api: Api, { classes }: IdentityService): void {
  api.route(
    {
      ...{ method: 'get', path: '/classes/{classId}', tag, params: oneClass, response: classDetailSchema },
      summary: 'A class with everybody in it',
    },
    ({ tx, principal, params }) => classes.one(tx, principal, params.classId),
  );
  api.route(
    {
      ...{ method: 'patch', path: '/classes/{classId}', tag, params: oneClass },
      ...{ body: changeClassSchema, response: classDetailSchema },
      summary: 'Rename a class, or put it into a school and a term',
    },
    ({ tx, principal, params, body }) => classes.change(tx, principal, params.classId, body),
  );
  api.route(
    {
      ...{ method: 'post', path: '/classes/{classId}/members', tag, params: oneClass, status: 201 },
      ...{ body: addMemberSchema, response: classDetailSchema },
      summary: 'Put somebody of my schools into a class',
    },
    ({ tx, principal, params, body }) => classes.addMember(tx, principal, params.classId, body),
  );
  api.route(
    {
      ...{ method: 'delete', path: '/classes/{classId}/members/{memberId}', tag, response: classDetailSchema },
      ...{ params: oneClass.extend({ memberId: z.uuid() }) },
      summary: 'Take somebody out of a class',
    },
    ({ tx, principal, params }) => classes.removeMember(tx, principal, params.classId, params.memberId),
  );
  api.route(
    {
      ...{ method: 'post', path: '/classes/{classId}/join-code', tag, params: oneClass, response: classDetailSchema },
      summary: 'Give a class another code; the old one lets nobody in',
    },
    ({ tx, principal, params }) => classes.renewCode(tx, principal, params.classId),
  );
}
