-- This product has a third version of its words on research, which speak of groups: it is version 3 of every district, and what a district wrote of its
-- own comes after it. In two steps, by way of negative numbers, since versions are part of keys.
update consent_texts set version = -(version + 1) where purpose = 'research' and version >= 3;
--> statement-breakpoint
update consent_texts set version = -version where purpose = 'research' and version < 0;
--> statement-breakpoint
update consent_seen set version = -(version + 1) where purpose = 'research' and version >= 3;
--> statement-breakpoint
update consent_seen set version = -version where purpose = 'research' and version < 0;
--> statement-breakpoint
update consent_decisions set version = version + 1 where purpose = 'research' and version >= 3;
--> statement-breakpoint
update research_exports set definition = definition || '{"groups": []}'::jsonb where not definition ? 'groups';
