CREATE TABLE `links` (
	`ticket` text NOT NULL,
	`problem` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer,
	`workspace` text NOT NULL,
	`customer` text NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`ticket`, `version`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `links_customer` ON `links` (`customer`,`problem`);--> statement-breakpoint
CREATE INDEX `links_standing` ON `links` (`workspace`,`problem`) WHERE "until" IS NULL;--> statement-breakpoint
CREATE TABLE `problems` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`number` integer NOT NULL,
	`version` integer NOT NULL,
	`fold_version` integer NOT NULL,
	`open` integer NOT NULL,
	`sort_at` integer NOT NULL,
	`linked` integer DEFAULT 0 NOT NULL,
	`view` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `problems_queue` ON `problems` (`workspace`,`open`,`sort_at`,`number`);--> statement-breakpoint
DROP INDEX `tickets_queue`;--> statement-breakpoint
DROP INDEX `tickets_assignee`;--> statement-breakpoint
ALTER TABLE `tickets` ADD `status` text DEFAULT 'received' NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `impact` text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `kind` text DEFAULT 'problem' NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `plan` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `level` text DEFAULT 'L1' NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `problem` text;--> statement-breakpoint
ALTER TABLE `tickets` ADD `queued` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `nudged` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `unanswered` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tickets` ADD `search` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `tickets_problem` ON `tickets` (`problem`,`number`);--> statement-breakpoint
CREATE INDEX `tickets_queue` ON `tickets` (`workspace`,`open`,`queued`,`sort_at`,`number`);--> statement-breakpoint
CREATE INDEX `tickets_assignee` ON `tickets` (`workspace`,`open`,`queued`,`assignee`,`sort_at`,`number`);--> statement-breakpoint
ALTER TABLE `customers` ADD `write_limit` text;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `policy` text;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `policy_version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `canned` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `workspaces` ADD `canned_version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `tickets` SET
	`status` = json_extract(`team_view`, '$.status'),
	`impact` = json_extract(`team_view`, '$.impact'),
	`kind` = json_extract(`team_view`, '$.kind'),
	`level` = json_extract(`team_view`, '$.level'),
	`unanswered` = `open` AND json_extract(`team_view`, '$.lastCustomerAt') > coalesce(json_extract(`team_view`, '$.lastWordAt'), ''),
	`search` = lower(coalesce(json_extract(`team_view`, '$.subject'), '') || ' ' || coalesce(json_extract(`team_view`, '$.customer.name'), ''));
