CREATE TABLE "fairness_answers" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"alert" jsonb NOT NULL,
	"difference" double precision NOT NULL,
	"word" text NOT NULL,
	"why" text NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fairness_answers_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "fairness_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "fairness_answers_newest" ON "fairness_answers" USING btree ("district_id","decided_at");--> statement-breakpoint
CREATE POLICY "fairness_answer_read" ON "fairness_answers" AS PERMISSIVE FOR SELECT TO public USING (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and (select current_setting('meno.role', true)) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "fairness_answer_insert" ON "fairness_answers" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = (select nullif(current_setting('meno.district', true), '')::uuid) and (select current_setting('meno.role', true)) = 'admin');