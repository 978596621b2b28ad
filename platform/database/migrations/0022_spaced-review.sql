CREATE TABLE "concept_memories" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"concept_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"stability_days" double precision NOT NULL,
	"difficulty" double precision NOT NULL,
	"last_review_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"reps" integer NOT NULL,
	"lapses" integer NOT NULL,
	"basis" bigint NOT NULL,
	CONSTRAINT "concept_memories_district_id_learner_id_concept_id_pk" PRIMARY KEY("district_id","learner_id","concept_id")
);
--> statement-breakpoint
ALTER TABLE "concept_memories" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "review_preferences" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"daily_cap" integer,
	"updated_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "review_preferences_district_id_learner_id_pk" PRIMARY KEY("district_id","learner_id")
);
--> statement-breakpoint
ALTER TABLE "review_preferences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "review_sessions" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "review_sessions_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "review_sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "review_settings" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"retention" double precision DEFAULT 0.9 NOT NULL,
	"daily_cap" integer,
	"updated_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "review_settings_district_id_course_id_pk" PRIMARY KEY("district_id","course_id")
);
--> statement-breakpoint
ALTER TABLE "review_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "review_steps" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"course_id" uuid NOT NULL,
	"concept_id" uuid NOT NULL,
	"again" boolean DEFAULT false NOT NULL,
	"basis" bigint NOT NULL,
	"presentation_id" uuid,
	"outcome" text,
	"settled_at" timestamp with time zone,
	CONSTRAINT "review_steps_district_id_session_id_ordinal_pk" PRIMARY KEY("district_id","session_id","ordinal")
);
--> statement-breakpoint
ALTER TABLE "review_steps" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "review_settings" ADD CONSTRAINT "review_settings_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_steps" ADD CONSTRAINT "review_steps_district_id_session_id_review_sessions_district_id_id_fk" FOREIGN KEY ("district_id","session_id") REFERENCES "public"."review_sessions"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "concept_memories_due" ON "concept_memories" USING btree ("district_id","learner_id","due_at");--> statement-breakpoint
CREATE INDEX "concept_memories_course" ON "concept_memories" USING btree ("district_id","course_id","learner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "review_sessions_open" ON "review_sessions" USING btree ("district_id","learner_id") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "review_sessions_learner" ON "review_sessions" USING btree ("district_id","learner_id","created_at");--> statement-breakpoint
CREATE INDEX "review_steps_settled" ON "review_steps" USING btree ("district_id","learner_id","settled_at");--> statement-breakpoint
CREATE POLICY "learner_read" ON "concept_memories" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t))));--> statement-breakpoint
CREATE POLICY "learner_insert" ON "concept_memories" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_update" ON "concept_memories" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system'))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_delete" ON "concept_memories" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "own_read" ON "review_preferences" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) = 'system'));--> statement-breakpoint
CREATE POLICY "own_insert" ON "review_preferences" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) = 'system'));--> statement-breakpoint
CREATE POLICY "own_update" ON "review_preferences" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) = 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) = 'system'));--> statement-breakpoint
CREATE POLICY "own_delete" ON "review_preferences" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) = 'system'));--> statement-breakpoint
CREATE POLICY "learner_read" ON "review_sessions" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and learner_id in (select t.learner_id from meno_taught_learners() t))));--> statement-breakpoint
CREATE POLICY "learner_insert" ON "review_sessions" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_update" ON "review_sessions" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system'))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_delete" ON "review_sessions" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "course_read" ON "review_settings" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "course_insert" ON "review_settings" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_update" ON "review_settings" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_delete" ON "review_settings" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "learner_read" ON "review_steps" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system') or (current_setting('meno.role', true) = 'teacher' and (learner_id, course_id) in (select t.learner_id, t.course_id from meno_taught_learners() t))));--> statement-breakpoint
CREATE POLICY "learner_insert" ON "review_steps" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_update" ON "review_steps" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system'))) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "learner_delete" ON "review_steps" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));