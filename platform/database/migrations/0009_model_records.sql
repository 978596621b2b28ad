CREATE TABLE "answer_cache" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"key" text NOT NULL,
	"revision" integer NOT NULL,
	"value" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "answer_cache_district_id_course_id_key_pk" PRIMARY KEY("district_id","course_id","key")
);
--> statement-breakpoint
ALTER TABLE "answer_cache" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "model_outputs" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"task" text NOT NULL,
	"course_id" uuid,
	"learner_id" uuid,
	"model" text,
	"prompt_name" text,
	"prompt_version" integer,
	"prompt_tokens" integer,
	"completion_tokens" integer,
	"tokens_counted" boolean,
	"wait_ms" integer,
	"milliseconds" integer,
	"chunk_ids" uuid[] NOT NULL,
	"dropped_chunk_ids" uuid[] NOT NULL,
	"outcome" text NOT NULL,
	"problem_code" text,
	"problem_message" text,
	"sentences" integer,
	"rewritten" integer,
	"removed" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "model_outputs_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "model_outputs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "answer_cache" ADD CONSTRAINT "answer_cache_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answer_cache_age" ON "answer_cache" USING btree ("district_id","created_at");--> statement-breakpoint
CREATE INDEX "model_outputs_newest" ON "model_outputs" USING btree ("district_id","created_at");--> statement-breakpoint
CREATE POLICY "answer_read" ON "answer_cache" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_visible_courses()));--> statement-breakpoint
CREATE POLICY "answer_insert" ON "answer_cache" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_visible_courses()));--> statement-breakpoint
CREATE POLICY "answer_update" ON "answer_cache" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_visible_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_visible_courses()));--> statement-breakpoint
CREATE POLICY "answer_delete" ON "answer_cache" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_visible_courses()));--> statement-breakpoint
CREATE POLICY "output_read" ON "model_outputs" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "output_insert" ON "model_outputs" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and (learner_id is null or learner_id = nullif(current_setting('meno.user', true), '')::uuid or current_setting('meno.role', true) in ('admin', 'system')));--> statement-breakpoint
CREATE POLICY "output_update" ON "model_outputs" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "output_delete" ON "model_outputs" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));