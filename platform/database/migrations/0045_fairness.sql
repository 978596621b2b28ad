CREATE TABLE "fairness_decisions" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"mitigation" text NOT NULL,
	"attribute" text NOT NULL,
	"decision" text NOT NULL,
	"version" integer,
	"why" text NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "fairness_decisions_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "fairness_decisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "fairness_runs" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"attribute" text,
	"status" text NOT NULL,
	"outcome" text,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"alerts" integer DEFAULT 0 NOT NULL,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"requested_by" uuid,
	"report" jsonb,
	"offer" jsonb,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "fairness_runs_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "fairness_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "fairness_settings" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"settings" jsonb NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "fairness_settings_district_id_pk" PRIMARY KEY("district_id")
);
--> statement-breakpoint
ALTER TABLE "fairness_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "group_attributes" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"learner_id" uuid NOT NULL,
	"attribute" text NOT NULL,
	"value" text NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "group_attributes_district_id_learner_id_attribute_pk" PRIMARY KEY("district_id","learner_id","attribute")
);
--> statement-breakpoint
ALTER TABLE "group_attributes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "group_attributes" ADD CONSTRAINT "group_attributes_district_id_learner_id_users_district_id_id_fk" FOREIGN KEY ("district_id","learner_id") REFERENCES "public"."users"("district_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fairness_runs_newest" ON "fairness_runs" USING btree ("district_id","created_at");--> statement-breakpoint
CREATE INDEX "group_attributes_attribute" ON "group_attributes" USING btree ("district_id","attribute");--> statement-breakpoint
CREATE POLICY "fairness_decision_read" ON "fairness_decisions" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "fairness_decision_insert" ON "fairness_decisions" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'admin');--> statement-breakpoint
CREATE POLICY "fairness_run_read" ON "fairness_runs" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "fairness_run_insert" ON "fairness_runs" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "fairness_run_update" ON "fairness_runs" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "fairness_run_delete" ON "fairness_runs" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "fairness_setting_read" ON "fairness_settings" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "fairness_setting_insert" ON "fairness_settings" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "fairness_setting_update" ON "fairness_settings" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "fairness_setting_delete" ON "fairness_settings" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'system'));--> statement-breakpoint
CREATE POLICY "group_attribute_read" ON "group_attributes" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) = 'admin' or (current_setting('meno.role', true) = 'system' and current_setting('meno.purpose', true) in ('fairness', 'rights'))));--> statement-breakpoint
CREATE POLICY "group_attribute_insert" ON "group_attributes" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'admin');--> statement-breakpoint
CREATE POLICY "group_attribute_update" ON "group_attributes" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'admin') WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) = 'admin');--> statement-breakpoint
CREATE POLICY "group_attribute_delete" ON "group_attributes" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and (current_setting('meno.role', true) = 'admin' or (current_setting('meno.role', true) = 'system' and current_setting('meno.purpose', true) in ('fairness', 'rights'))));