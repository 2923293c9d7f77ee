CREATE TABLE `agents` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`level` text NOT NULL,
	`password` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `agents_email` ON `agents` (`email`,`workspace`);--> statement-breakpoint
CREATE INDEX `agents_workspace` ON `agents` (`workspace`);--> statement-breakpoint
CREATE TABLE `counters` (
	`workspace` text PRIMARY KEY NOT NULL,
	`last` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `customers` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`kind` text NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `deadlines` (
	`stream` text NOT NULL,
	`kind` text NOT NULL,
	`ref` text NOT NULL,
	`workspace` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`stream`, `kind`, `ref`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `deadlines_at` ON `deadlines` (`at`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`workspace` text NOT NULL,
	`stream` text NOT NULL,
	`version` integer NOT NULL,
	`audience` text NOT NULL,
	`type` text NOT NULL,
	`actor` text NOT NULL,
	`at` integer NOT NULL,
	`facts` text,
	`data` text NOT NULL,
	`words` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `events_stream` ON `events` (`stream`,`version`);--> statement-breakpoint
CREATE INDEX `events_workspace` ON `events` (`workspace`,`id`);--> statement-breakpoint
CREATE TABLE `intents` (
	`person` text NOT NULL,
	`intent` text NOT NULL,
	`hash` text NOT NULL,
	`stream` text NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`person`, `intent`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `keys` (
	`key` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`kind` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`kind` text NOT NULL,
	`person` text NOT NULL,
	`expires_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person`);--> statement-breakpoint
CREATE TABLE `tickets` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`customer` text NOT NULL,
	`number` integer NOT NULL,
	`version` integer NOT NULL,
	`fold_version` integer NOT NULL,
	`open` integer NOT NULL,
	`assignee` text,
	`sort_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`customer_view` text NOT NULL,
	`team_view` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_number` ON `tickets` (`workspace`,`number`);--> statement-breakpoint
CREATE INDEX `tickets_queue` ON `tickets` (`workspace`,`open`,`sort_at`,`number`);--> statement-breakpoint
CREATE INDEX `tickets_assignee` ON `tickets` (`workspace`,`open`,`assignee`,`sort_at`,`number`);--> statement-breakpoint
CREATE INDEX `tickets_customer` ON `tickets` (`customer`,`number`);--> statement-breakpoint
CREATE TABLE `workspaces` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`accent` text,
	`zone` text NOT NULL,
	`secret` text NOT NULL
) STRICT;
