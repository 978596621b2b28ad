CREATE TABLE "correction_requests" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"about" text NOT NULL,
	"course_id" uuid,
	"wrong" text NOT NULL,
	"instead" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"reason" text,
	CONSTRAINT "correction_requests_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "correction_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deletion_requests" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_as" text NOT NULL,
	"why" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"reason" text,
	"due_at" timestamp with time zone,
	"held_at" timestamp with time zone,
	"cancelled_by" uuid,
	"erased_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	"scope" jsonb,
	"reworks" jsonb,
	"certificate" jsonb,
	CONSTRAINT "deletion_requests_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "deletion_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "deletion_settings" (
	"district_id" uuid PRIMARY KEY DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"cooling_off_days" integer NOT NULL,
	"backup_days" integer NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "deletion_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "record_exports" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"requested_by" uuid NOT NULL,
	"status" text NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"bytes" bigint,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	"finished_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "record_exports_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "record_exports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "correction_requests" ADD CONSTRAINT "correction_requests_district_id_learner_id_users_district_id_id_fk" FOREIGN KEY ("district_id","learner_id") REFERENCES "public"."users"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_exports" ADD CONSTRAINT "record_exports_district_id_learner_id_users_district_id_id_fk" FOREIGN KEY ("district_id","learner_id") REFERENCES "public"."users"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "correction_requests_learner" ON "correction_requests" USING btree ("district_id","learner_id","created_at");--> statement-breakpoint
CREATE INDEX "correction_requests_state" ON "correction_requests" USING btree ("district_id","state","created_at");--> statement-breakpoint
CREATE INDEX "deletion_requests_state" ON "deletion_requests" USING btree ("district_id","state","due_at");--> statement-breakpoint
CREATE INDEX "deletion_requests_learner" ON "deletion_requests" USING btree ("district_id","learner_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "deletion_requests_open" ON "deletion_requests" USING btree ("district_id","learner_id") WHERE state in ('asked', 'confirmed', 'erasing', 'reworking');--> statement-breakpoint
CREATE INDEX "record_exports_learner" ON "record_exports" USING btree ("district_id","learner_id","created_at");--> statement-breakpoint
CREATE POLICY "correction_read" ON "correction_requests" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards())) or current_setting('meno.role', true) in ('admin', 'dpo', 'system')));--> statement-breakpoint
CREATE POLICY "correction_insert" ON "correction_requests" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) = 'system' or (asked_by = nullif(current_setting('meno.user', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards())) or current_setting('meno.role', true) in ('admin', 'system')))));--> statement-breakpoint
CREATE POLICY "correction_update" ON "correction_requests" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'dpo', 'system') or asked_by = nullif(current_setting('meno.user', true), '')::uuid)) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'dpo', 'system') or asked_by = nullif(current_setting('meno.user', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "correction_delete" ON "correction_requests" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'system');--> statement-breakpoint
CREATE POLICY "deletion_read" ON "deletion_requests" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards())) or asked_by = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'dpo', 'system')));--> statement-breakpoint
CREATE POLICY "deletion_insert" ON "deletion_requests" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) = 'system' or (asked_by = nullif(current_setting('meno.user', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards())) or current_setting('meno.role', true) in ('admin', 'system')))));--> statement-breakpoint
CREATE POLICY "deletion_update" ON "deletion_requests" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or asked_by = nullif(current_setting('meno.user', true), '')::uuid or learner_id = nullif(current_setting('meno.user', true), '')::uuid)) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) in ('admin', 'system') or asked_by = nullif(current_setting('meno.user', true), '')::uuid or learner_id = nullif(current_setting('meno.user', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "deletion_delete" ON "deletion_requests" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'system');--> statement-breakpoint
CREATE POLICY "deletion_settings_read" ON "deletion_settings" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "deletion_settings_insert" ON "deletion_settings" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "deletion_settings_update" ON "deletion_settings" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "deletion_settings_delete" ON "deletion_settings" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "record_export_read" ON "record_exports" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or requested_by = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "record_export_insert" ON "record_exports" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) = 'system' or (requested_by = nullif(current_setting('meno.user', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or (current_setting('meno.role', true) = 'guardian' and learner_id in (select meno_my_wards())) or current_setting('meno.role', true) in ('admin', 'system')))));--> statement-breakpoint
CREATE POLICY "record_export_update" ON "record_exports" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'system') WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'system');--> statement-breakpoint
CREATE POLICY "record_export_delete" ON "record_exports" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'system');--> statement-breakpoint
-- The log of answers can only be added to; this alone takes something out of it: one learner's, once their deletion was confirmed and has begun.
create function meno_erase_events(learner uuid) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  district uuid := nullif(current_setting('meno.district', true), '')::uuid;
  erased bigint;
begin
  if current_setting('meno.role', true) is distinct from 'system' then
    raise exception 'Only the system erases.' using errcode = 'insufficient_privilege';
  end if;
  if not exists (select 1 from deletion_requests d
    where d.district_id = district and d.learner_id = learner and d.state in ('erasing', 'reworking')) then
    raise exception 'No deletion of this learner has begun.' using errcode = 'insufficient_privilege';
  end if;
  delete from events where district_id = district and learner_id = learner;
  get diagnostics erased = row_count;
  return erased;
end $$;
