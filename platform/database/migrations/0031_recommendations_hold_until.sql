ALTER TABLE "recommendation_states" ADD COLUMN "holds_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "recommendation_states" ADD COLUMN "course_revision" integer;