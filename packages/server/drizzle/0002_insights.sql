CREATE TABLE `insight_days` (
	`workspace` text NOT NULL,
	`date` text NOT NULL,
	`tallies` text NOT NULL,
	PRIMARY KEY(`workspace`, `date`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `insight_tickets` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`is_problem` integer NOT NULL,
	`number` integer NOT NULL,
	`impact` text NOT NULL,
	`created_at` integer NOT NULL,
	`open` integer NOT NULL,
	`level` text NOT NULL,
	`holder` text,
	`following` text,
	`linked` integer NOT NULL,
	`promise` text,
	`due_at` integer,
	`first_due_at` integer,
	`missed_at` integer,
	`basis` text,
	`hours` text,
	`ripe_at` integer,
	`promised_at` integer,
	`first_word_ms` integer,
	`ended_at` integer,
	`silent_since` integer,
	`silence` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `insight_tickets_silence` ON `insight_tickets` (`workspace`,`open`,`following`,`silent_since`);--> statement-breakpoint
CREATE INDEX `insight_tickets_load` ON `insight_tickets` (`workspace`,`open`,`holder`,`following`,`due_at`,`missed_at`);--> statement-breakpoint
CREATE INDEX `insight_tickets_first_word` ON `insight_tickets` (`workspace`,`impact`,`hours`,`created_at`);--> statement-breakpoint
CREATE TABLE `readers` (
	`name` text PRIMARY KEY NOT NULL,
	`cursor` integer NOT NULL,
	`at` integer NOT NULL
) STRICT;
