-- Who said no to comparisons has said no. A yes was only a no taken back: what the district has for everyone holds.
insert into consent_decisions (district_id, id, learner_id, purpose, allowed, version, decided_by, decided_as, note, decided_at)
select district_id, gen_random_uuid(), person_id, 'experiments', false, 1, person_id, 'learner', '', updated_at
from comparison_choices where not takes_part order by updated_at;
--> statement-breakpoint
DROP POLICY "own_read" ON "comparison_choices" CASCADE;--> statement-breakpoint
DROP POLICY "own_insert" ON "comparison_choices" CASCADE;--> statement-breakpoint
DROP POLICY "own_update" ON "comparison_choices" CASCADE;--> statement-breakpoint
DROP POLICY "own_delete" ON "comparison_choices" CASCADE;--> statement-breakpoint
DROP TABLE "comparison_choices" CASCADE;