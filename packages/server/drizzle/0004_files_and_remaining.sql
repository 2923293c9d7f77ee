CREATE TABLE `attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`version` integer NOT NULL,
	`owner` text NOT NULL,
	`ticket` text,
	`state` text NOT NULL,
	`name` text NOT NULL,
	`size` integer NOT NULL,
	`type` text,
	`width` integer,
	`height` integer,
	`created_at` integer NOT NULL,
	`deleted_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `attachments_owner` ON `attachments` (`owner`,`created_at`);--> statement-breakpoint
CREATE INDEX `attachments_ticket` ON `attachments` (`ticket`);--> statement-breakpoint
CREATE INDEX `attachments_unclaimed` ON `attachments` (`created_at`) WHERE "ticket" IS NULL;--> statement-breakpoint
ALTER TABLE `problems` ADD `remaining_at` integer;