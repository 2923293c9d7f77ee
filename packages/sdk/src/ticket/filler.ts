/** Words that tell nothing of a matter, whatever stands beside them. */
const FILLER = new Set(
  (
    'a all an and are be been check checked confirm did do does done everything fix fixed fixes fixing for from has have ' +
    'i in is issue it its kindly let me no not now of ok okay on our please problem ready repaired resolved retry she ' +
    'should so solved sorted test that the there this to try unknown us verify was we were will with work worked ' +
    'working works you your again back completed cause reason case ticket request error bug n na none nothing side end know ' +
    'а было быть в вам вас ваш ваша вопрос все всё вы где готово да должно ещё еще заработало заявка и исправил исправила ' +
    'исправили исправлена исправлено как мы на не неизвестно нет нами ничего но ошибка ошибку ошибки под поправили ' +
    'попробуйте починили пожалуйста причина проблема проблему проверьте проверяйте работает работать решена решено ' +
    'решили с сделали сделано снова теперь тест у уже устранена устранено устранили это'
  ).split(' '),
);

/** A word, in lower case, that alone says nothing of a matter. */
export const isFiller = (word: string): boolean => FILLER.has(word);

/** Fewer than this many words beside the filler are little. */
const LEAST = 2;

/**
 * True for “ok”, “n/a”, “please check”: too little for a colleague to go on with, or for a wish to end with. A report is
 * asked for more: `saysNothing`.
 */
export function saysLittle(text: string): boolean {
  const words = new Intl.Segmenter(undefined, { granularity: 'word' });
  let content = 0;
  for (const { segment, isWordLike } of words.segment(text.toLowerCase())) {
    if (isWordLike && !FILLER.has(segment) && /\p{L}{2}|\p{Script=Han}/u.test(segment)) content += 1;
    if (content >= LEAST) return false;
  }
  return true;
}
