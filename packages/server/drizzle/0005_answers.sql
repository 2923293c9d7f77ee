CREATE TABLE `answers` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace` text NOT NULL,
	`version` integer NOT NULL,
	`text_version` integer NOT NULL,
	`lang` text NOT NULL,
	`title` text NOT NULL,
	`symptom` text NOT NULL,
	`cause` text NOT NULL,
	`solution` text NOT NULL,
	`technical` text,
	`ticket` text,
	`author` text,
	`published_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`withdrawn_at` integer,
	`withdrawn` integer NOT NULL,
	`solved` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `answers_newest` ON `answers` (`workspace`,`withdrawn`,`published_at`,`id`);--> statement-breakpoint
CREATE TABLE `search_docs` (
	`no` integer PRIMARY KEY NOT NULL,
	`stream` text NOT NULL,
	`part` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `search_docs_stream` ON `search_docs` (`stream`,`part`);--> statement-breakpoint
CREATE VIRTUAL TABLE `library_words` USING fts5(`words`, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '~'", prefix='13 14 15 16 17 18');--> statement-breakpoint
CREATE VIRTUAL TABLE `ticket_words` USING fts5(`words`, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '~'", prefix='2 3 4 5');
