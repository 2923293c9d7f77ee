CREATE TABLE `insight_totals` (
	`workspace` text PRIMARY KEY NOT NULL,
	`tallies` text NOT NULL
) STRICT;
--> statement-breakpoint
ALTER TABLE `insight_tickets` ADD `closed_on` text;--> statement-breakpoint
ALTER TABLE `insight_tickets` ADD `rating` text;--> statement-breakpoint
ALTER TABLE `insight_tickets` ADD `thanks` text;--> statement-breakpoint
ALTER TABLE `insight_tickets` ADD `rated_event` integer;--> statement-breakpoint
CREATE INDEX `insight_tickets_rated` ON `insight_tickets` (`workspace`,`closed_on`,`rated_event`) WHERE "rated_event" IS NOT NULL;--> statement-breakpoint
-- What was closed before is counted anew, from the beginning of the log.
DELETE FROM `insight_tickets`;--> statement-breakpoint
DELETE FROM `insight_days`;--> statement-breakpoint
DELETE FROM `readers` WHERE `name` = 'insights';
