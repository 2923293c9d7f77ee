-- What was still owed stood in the report; `own` did not tell it from a promise. The views are folded again as they are read.
UPDATE `tickets` SET
	`own` = CASE
		WHEN json_extract(`team_view`, '$.problem.own.nudgedAt') IS NOT NULL THEN 2
		WHEN json_extract(`team_view`, '$.problem.own.id') IS NOT NULL THEN 1
		ELSE 0
	END + CASE
		WHEN EXISTS (SELECT 1 FROM json_each(`team_view`, '$.report.remaining') WHERE value ->> 'doneAt' IS NULL) THEN 4
		ELSE 0
	END,
	`team_view` = CASE
		WHEN EXISTS (SELECT 1 FROM json_each(`team_view`, '$.report.remaining') WHERE value ->> 'doneAt' IS NULL)
		THEN json_set(`team_view`, '$.stillOwed', json_extract(`team_view`, '$.report.remaining'))
		ELSE `team_view`
	END
WHERE `problem` IS NOT NULL AND `fold_version` < 4 AND `status` NOT IN ('resolved', 'closed')
	AND json_extract(`team_view`, '$.stillOwed') IS NULL;--> statement-breakpoint
-- What the customer has said after the end, and nobody has answered.
UPDATE `tickets` SET `unanswered` = 1
WHERE `fold_version` < 4 AND `status` IN ('resolved', 'closed') AND EXISTS (
	SELECT 1 FROM `events` AS `said`
	WHERE `said`.`stream` = `tickets`.`id`
		AND `said`.`at` > COALESCE(CAST(round((julianday(json_extract(`team_view`, '$.lastWordAt')) - 2440587.5) * 86400000) AS INTEGER), 0)
		AND `said`.`type` = 'message_posted'
		AND NOT EXISTS (
			SELECT 1 FROM `events` AS `ended`
			WHERE `ended`.`stream` = `said`.`stream` AND `ended`.`version` > `said`.`version`
				AND `ended`.`type` = 'ticket_closed' AND json_extract(`ended`.`data`, '$.because') = 'abandoned'
		)
);
