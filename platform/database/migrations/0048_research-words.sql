-- This product has a second version of its words on research: it is version 2 of every district, and what a district wrote of its own comes after it.
-- In two steps, by way of negative numbers, since versions are part of keys.
update consent_texts set version = -(version + 1) where purpose = 'research' and version >= 2;
--> statement-breakpoint
update consent_texts set version = -version where purpose = 'research' and version < 0;
--> statement-breakpoint
update consent_seen set version = -(version + 1) where purpose = 'research' and version >= 2;
--> statement-breakpoint
update consent_seen set version = -version where purpose = 'research' and version < 0;
--> statement-breakpoint
update consent_decisions set version = version + 1 where purpose = 'research' and version >= 2;
