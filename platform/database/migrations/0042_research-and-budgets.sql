CREATE TABLE "privacy_budgets" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"data_set" text NOT NULL,
	"limit_parts" bigint NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "privacy_budgets_district_id_data_set_pk" PRIMARY KEY("district_id","data_set")
);
--> statement-breakpoint
ALTER TABLE "privacy_budgets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "privacy_spendings" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "privacy_spendings_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"data_set" text NOT NULL,
	"part" text NOT NULL,
	"purpose" text NOT NULL,
	"parts" bigint NOT NULL,
	"spent_by" uuid,
	"spent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "privacy_spendings_district_id_seq_pk" PRIMARY KEY("district_id","seq")
);
--> statement-breakpoint
ALTER TABLE "privacy_spendings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "research_aggregates" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"question" jsonb NOT NULL,
	"status" text NOT NULL,
	"rows" jsonb,
	"requested_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "research_aggregates_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "research_aggregates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "research_exports" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"id" uuid NOT NULL,
	"definition" jsonb NOT NULL,
	"status" text NOT NULL,
	"problem" text,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"report" jsonb,
	"bytes" bigint,
	"sha256" text,
	"requested_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	"finished_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	CONSTRAINT "research_exports_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "research_exports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "research_settings" (
	"district_id" uuid DEFAULT nullif(current_setting('meno.district', true), '')::uuid NOT NULL,
	"k" integer NOT NULL,
	"most_suppressed" double precision NOT NULL,
	"kept_days" integer NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone DEFAULT meno_now() NOT NULL,
	CONSTRAINT "research_settings_district_id_pk" PRIMARY KEY("district_id")
);
--> statement-breakpoint
ALTER TABLE "research_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "privacy_spendings_part" ON "privacy_spendings" USING btree ("district_id","data_set","part");--> statement-breakpoint
CREATE INDEX "research_aggregates_newest" ON "research_aggregates" USING btree ("district_id","created_at","id");--> statement-breakpoint
CREATE INDEX "research_exports_newest" ON "research_exports" USING btree ("district_id","created_at","id");--> statement-breakpoint
CREATE POLICY "privacy_budget_read" ON "privacy_budgets" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "privacy_budget_insert" ON "privacy_budgets" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "privacy_budget_update" ON "privacy_budgets" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "privacy_budget_delete" ON "privacy_budgets" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "privacy_spending_read" ON "privacy_spendings" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "privacy_spending_insert" ON "privacy_spendings" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "research_aggregate_read" ON "research_aggregates" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "research_aggregate_insert" ON "research_aggregates" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "research_aggregate_update" ON "research_aggregates" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "research_aggregate_delete" ON "research_aggregates" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "research_export_read" ON "research_exports" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "research_export_insert" ON "research_exports" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "research_export_update" ON "research_exports" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "research_export_delete" ON "research_exports" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "research_setting_read" ON "research_settings" AS PERMISSIVE FOR SELECT TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "research_setting_insert" ON "research_settings" AS PERMISSIVE FOR INSERT TO public WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "research_setting_update" ON "research_settings" AS PERMISSIVE FOR UPDATE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system')) WITH CHECK (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));--> statement-breakpoint
CREATE POLICY "research_setting_delete" ON "research_settings" AS PERMISSIVE FOR DELETE TO public USING (district_id = nullif(current_setting('meno.district', true), '')::uuid and current_setting('meno.role', true) in ('admin', 'dpo', 'system'));