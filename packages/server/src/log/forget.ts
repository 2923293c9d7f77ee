/** What was given in writing under an item of a data request, wherever an event's words hold it. */
const paths = ({ request, item }: { request: string; item: string }): [string, string] => [
  `$.items."${item}".text`,
  `$.patch.requests."${request}".items."${item}".text`,
];

/** @param gate a condition without which nothing is written */
export const forgetSql = (gate = '1'): string =>
  `UPDATE events SET words = json_remove(words, ?, ?)
   WHERE stream = ? AND type = 'data_answered' AND words IS NOT NULL AND ${gate}`;

export const forgetArgs = (stream: string, item: { request: string; item: string }): string[] => [
  ...paths(item),
  stream,
];
