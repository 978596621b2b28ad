CREATE INDEX "attempts_course" ON "attempts" USING btree ("district_id","course_id","created_at");--> statement-breakpoint
ALTER TABLE "items" DROP COLUMN "attempt_count";--> statement-breakpoint
ALTER TABLE "items" DROP COLUMN "correct_count";