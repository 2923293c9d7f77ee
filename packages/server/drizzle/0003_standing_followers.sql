ALTER TABLE `problems` ADD `assignee` text;--> statement-breakpoint
ALTER TABLE `problems` ADD `word_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `customer_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `own` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `tickets_beside` ON `tickets` (`problem`,`own`,`customer_at`,`level`,`sort_at`,`nudged`) WHERE "problem" IS NOT NULL AND "open" = 1 AND "queued" = 1;--> statement-breakpoint
UPDATE `tickets` SET
	`customer_at` = CAST(round((julianday(json_extract(`team_view`, '$.lastCustomerAt')) - 2440587.5) * 86400000) AS INTEGER),
	`own` = CASE
		WHEN json_extract(`team_view`, '$.problem.own.nudgedAt') IS NOT NULL THEN 2
		WHEN json_extract(`team_view`, '$.problem.own.id') IS NOT NULL THEN 1
		ELSE 0
	END
WHERE `problem` IS NOT NULL;--> statement-breakpoint
UPDATE `problems` SET
	`assignee` = json_extract(`view`, '$.assignee.id'),
	`word_at` = CAST(round((julianday(json_extract(`view`, '$.lastWordAt')) - 2440587.5) * 86400000) AS INTEGER);
