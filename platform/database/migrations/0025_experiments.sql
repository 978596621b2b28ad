CREATE TABLE "comparison_choices" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"takes_part" boolean NOT NULL,
	"updated_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "comparison_choices_district_id_person_id_pk" PRIMARY KEY("district_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "comparison_choices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "experiment_assignments" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"experiment_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"arm" text NOT NULL,
	"prior_mastery" double precision NOT NULL,
	"stratum" integer NOT NULL,
	"assigned_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	"left_why" text,
	CONSTRAINT "experiment_assignments_district_id_experiment_id_learner_id_pk" PRIMARY KEY("district_id","experiment_id","learner_id")
);
--> statement-breakpoint
ALTER TABLE "experiment_assignments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "experiment_days" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"experiment_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"day" date NOT NULL,
	"pairs" jsonb NOT NULL,
	"counted" integer NOT NULL,
	CONSTRAINT "experiment_days_district_id_experiment_id_day_pk" PRIMARY KEY("district_id","experiment_id","day")
);
--> statement-breakpoint
ALTER TABLE "experiment_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "experiment_defaults" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"settings" jsonb NOT NULL,
	"experiment_id" uuid NOT NULL,
	"arm" text NOT NULL,
	"previous" jsonb,
	"taken_by" uuid NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "experiment_defaults_district_id_course_id_subject_pk" PRIMARY KEY("district_id","course_id","subject")
);
--> statement-breakpoint
ALTER TABLE "experiment_defaults" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "experiment_exclusions" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"excluded_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "experiment_exclusions_district_id_course_id_learner_id_pk" PRIMARY KEY("district_id","course_id","learner_id")
);
--> statement-breakpoint
ALTER TABLE "experiment_exclusions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "experiments" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"title" text NOT NULL,
	"subject" text NOT NULL,
	"arms" jsonb NOT NULL,
	"outcome" text NOT NULL,
	"guards" jsonb NOT NULL,
	"worthwhile" double precision NOT NULL,
	"most_learners" integer NOT NULL,
	"latest_end" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"stop_reason" text,
	"pauses" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"report" jsonb,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	"started_at" timestamp with time zone,
	"stopped_at" timestamp with time zone,
	CONSTRAINT "experiments_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "experiments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "comparison_choices" ADD CONSTRAINT "comparison_choices_district_id_person_id_users_district_id_id_fk" FOREIGN KEY ("district_id","person_id") REFERENCES "public"."users"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_assignments" ADD CONSTRAINT "experiment_assignments_district_id_experiment_id_experiments_district_id_id_fk" FOREIGN KEY ("district_id","experiment_id") REFERENCES "public"."experiments"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_assignments" ADD CONSTRAINT "experiment_assignments_district_id_learner_id_users_district_id_id_fk" FOREIGN KEY ("district_id","learner_id") REFERENCES "public"."users"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_days" ADD CONSTRAINT "experiment_days_district_id_experiment_id_experiments_district_id_id_fk" FOREIGN KEY ("district_id","experiment_id") REFERENCES "public"."experiments"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_defaults" ADD CONSTRAINT "experiment_defaults_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_exclusions" ADD CONSTRAINT "experiment_exclusions_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_exclusions" ADD CONSTRAINT "experiment_exclusions_district_id_learner_id_users_district_id_id_fk" FOREIGN KEY ("district_id","learner_id") REFERENCES "public"."users"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiments" ADD CONSTRAINT "experiments_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "experiment_assignments_learner" ON "experiment_assignments" USING btree ("district_id","learner_id");--> statement-breakpoint
CREATE INDEX "experiments_course" ON "experiments" USING btree ("district_id","course_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "experiments_running" ON "experiments" USING btree ("district_id","course_id","subject") WHERE state in ('running', 'paused');--> statement-breakpoint
CREATE POLICY "own_read" ON "comparison_choices" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (person_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) = 'system'));--> statement-breakpoint
CREATE POLICY "own_insert" ON "comparison_choices" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (person_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) = 'system'));--> statement-breakpoint
CREATE POLICY "own_update" ON "comparison_choices" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (person_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) = 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (person_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) = 'system'));--> statement-breakpoint
CREATE POLICY "own_delete" ON "comparison_choices" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (person_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) = 'system'));--> statement-breakpoint
CREATE POLICY "experiment_read" ON "experiment_assignments" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "experiment_insert" ON "experiment_assignments" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'system');--> statement-breakpoint
CREATE POLICY "experiment_update" ON "experiment_assignments" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'system') WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'system');--> statement-breakpoint
CREATE POLICY "experiment_delete" ON "experiment_assignments" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'system');--> statement-breakpoint
CREATE POLICY "experiment_read" ON "experiment_days" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "experiment_insert" ON "experiment_days" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'system');--> statement-breakpoint
CREATE POLICY "experiment_update" ON "experiment_days" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'system') WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'system');--> statement-breakpoint
CREATE POLICY "experiment_delete" ON "experiment_days" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'system');--> statement-breakpoint
CREATE POLICY "editor_read" ON "experiment_defaults" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_insert" ON "experiment_defaults" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_update" ON "experiment_defaults" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_delete" ON "experiment_defaults" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_read" ON "experiment_exclusions" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_insert" ON "experiment_exclusions" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_update" ON "experiment_exclusions" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_delete" ON "experiment_exclusions" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_read" ON "experiments" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_insert" ON "experiments" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_update" ON "experiments" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_delete" ON "experiments" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));
