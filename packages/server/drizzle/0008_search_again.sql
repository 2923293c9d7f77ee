CREATE TABLE `search_shelves` (
	`workspace` text NOT NULL,
	`kind` text NOT NULL,
	`tongue` text NOT NULL,
	PRIMARY KEY(`workspace`, `kind`, `tongue`)
) STRICT;
--> statement-breakpoint
ALTER TABLE `search_docs` ADD `version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Made anew in another form; what stood in them is taken up again from the log.
DELETE FROM `search_docs`;--> statement-breakpoint
DROP TABLE `library_words`;--> statement-breakpoint
DROP TABLE `ticket_words`;--> statement-breakpoint
CREATE VIRTUAL TABLE `library_words` USING fts5(`words`, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '~'", prefix='16 17 18 19 20 21 22');--> statement-breakpoint
CREATE VIRTUAL TABLE `ticket_words` USING fts5(`words`, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '~'", prefix='1 2 3 4 5 6 7');
