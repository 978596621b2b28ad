CREATE TABLE "chunk_decisions" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	"hidden" boolean DEFAULT false NOT NULL,
	"split_at" integer[],
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "chunk_decisions_district_id_source_id_hash_pk" PRIMARY KEY("district_id","source_id","hash")
);
--> statement-breakpoint
ALTER TABLE "chunk_decisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "course_indexes" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"keep" text,
	"embedder" text NOT NULL,
	"state" text NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"score_before" real,
	"score_after" real,
	"before" text,
	"started_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "course_indexes_district_id_course_id_pk" PRIMARY KEY("district_id","course_id")
);
--> statement-breakpoint
ALTER TABLE "course_indexes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retrieval_questions" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"question" text NOT NULL,
	"expected" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "retrieval_questions_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "retrieval_questions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "retrieval_scores" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"state" jsonb NOT NULL,
	"ndcg10" real NOT NULL,
	"recall10" real NOT NULL,
	"mrr" real NOT NULL,
	"results" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "retrieval_scores_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "retrieval_scores" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "chunk_decisions" ADD CONSTRAINT "chunk_decisions_district_id_source_id_sources_district_id_id_fk" FOREIGN KEY ("district_id","source_id") REFERENCES "public"."sources"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_indexes" ADD CONSTRAINT "course_indexes_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retrieval_questions" ADD CONSTRAINT "retrieval_questions_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retrieval_scores" ADD CONSTRAINT "retrieval_scores_district_id_course_id_courses_district_id_id_fk" FOREIGN KEY ("district_id","course_id") REFERENCES "public"."courses"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "chunk_decisions_course" ON "chunk_decisions" USING btree ("district_id","course_id");--> statement-breakpoint
CREATE INDEX "retrieval_questions_course" ON "retrieval_questions" USING btree ("district_id","course_id","created_at");--> statement-breakpoint
CREATE INDEX "retrieval_scores_course" ON "retrieval_scores" USING btree ("district_id","course_id","created_at");--> statement-breakpoint
CREATE POLICY "course_read" ON "chunk_decisions" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_visible_courses()));--> statement-breakpoint
CREATE POLICY "course_insert" ON "chunk_decisions" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_update" ON "chunk_decisions" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "course_delete" ON "chunk_decisions" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_read" ON "course_indexes" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_insert" ON "course_indexes" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_update" ON "course_indexes" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_delete" ON "course_indexes" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_read" ON "retrieval_questions" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_insert" ON "retrieval_questions" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_update" ON "retrieval_questions" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_delete" ON "retrieval_questions" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_read" ON "retrieval_scores" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_insert" ON "retrieval_scores" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_update" ON "retrieval_scores" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses())) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));--> statement-breakpoint
CREATE POLICY "editor_delete" ON "retrieval_scores" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and course_id in (select meno_editable_courses()));