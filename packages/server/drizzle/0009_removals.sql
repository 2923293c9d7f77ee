CREATE TABLE `removals` (
	`file` text PRIMARY KEY NOT NULL,
	`tries` integer NOT NULL,
	`at` integer NOT NULL
) STRICT;
