/** What people say in the screenshots, in one language. */
export interface Words {
  readonly lang: string;
  readonly locale: string;
  readonly zone: string;
  readonly shop: string;
  readonly agent: string;
  readonly lead: string;
  readonly customer: string;
  /** The vendor's own page. */
  readonly page: {
    title: string;
    hint: string;
    head: readonly string[];
    rows: readonly (readonly string[])[];
  };
  readonly symptom: string;
  readonly started: string;
  readonly looking: { now: string; message: string };
  readonly asked: string;
  readonly found: { now: string; message: string };
  readonly next: { now: string; message: string };
  readonly report: {
    cause: string;
    done: string;
    prevention: string;
    technical: string;
    what: string;
    who: string;
  };
  readonly note: string;
  /** Other requests in the queue, the earliest promise first. */
  readonly others: readonly { customer: string; message: string; now: string }[];
}

export const en: Words = {
  lang: 'en',
  locale: 'en-GB',
  zone: 'Europe/Berlin',
  shop: 'Northwind Shop',
  agent: 'Anna K.',
  lead: 'Marta L.',
  customer: 'Olga Petrova',
  page: {
    title: 'Orders',
    hint: 'Thursday, 12 March. Five of today, two wait for payment.',
    head: ['Order', 'Customer', 'Country', 'Total', 'Payment'],
    rows: [
      ['20417', 'Lena Vogt', 'Austria', '48.20', 'paid'],
      ['20416', 'Jan Kowalski', 'Poland', '112.00', 'not taken'],
      ['20415', 'Miriam Roth', 'Germany', '23.90', 'paid'],
      ['20414', 'Peter Novák', 'Czechia', '76.50', 'paid'],
      ['20413', 'Zofia Maj', 'Poland', '31.40', 'not taken'],
    ],
  },
  symptom: 'Checkout refuses cards with a foreign address',
  started: 'Since this morning, only customers abroad. About one order in five.',
  looking: {
    now: 'Going through the refused payments of this morning.',
    message: 'I see the refusals in the log. Only orders to Poland and Czechia, so it is not the cards.',
  },
  asked: 'Can I take those orders by bank transfer meanwhile?',
  found: {
    now: 'Testing the corrected tax table on a copy of your shop.',
    message:
      'Found it: the update of 3 March left two countries without a tax class, and the payment step stops there. I am trying the fix on a copy first. A bank transfer works meanwhile.',
  },
  next: {
    now: 'Putting the corrected table on your live shop.',
    message: 'The copy takes the cards again. Twelve waiting orders go through by themselves.',
  },
  report: {
    cause:
      'An update on 3 March left two countries without a tax rule, so the payment step had nothing to count with and stopped.',
    done: 'The two rules were put back and tried on a copy of your shop, then on the live one at 15:48. Twelve waiting orders went through.',
    prevention: 'Before updating, open Settings, Taxes, Check: it now shows countries without a rule.',
    technical:
      'tax_rule rows 41 and 57 lost class_id in migration 0412; restored from the backup of 2 March.',
    what: 'Check the next update for the same gap',
    who: 'Anna K.',
  },
  note: 'Same gap as at Fjord Books last week. Ask the payment team for a check in the updater.',
  others: [
    { customer: 'Export & Co', message: 'Export hangs at 80 %', now: 'The maker is looking at our trace.' },
    {
      customer: 'Fjord Books',
      message: 'Two invoices have one number',
      now: 'Counting the numbers of February.',
    },
    {
      customer: 'Bakery Linde',
      message: 'Labels print on the wrong tray',
      now: 'We need a photo of the tray setting.',
    },
    {
      customer: 'Harbour Café',
      message: 'Cash desk restarts when a card is read',
      now: 'A new reader is on its way.',
    },
    {
      customer: 'Tea House',
      message: 'Please bring back the pick button',
      now: 'Talking it over with the designers.',
    },
  ],
};

export const ru: Words = {
  lang: 'ru',
  locale: 'ru-RU',
  zone: 'Europe/Moscow',
  shop: 'Северный ветер',
  agent: 'Анна К.',
  lead: 'Марта Л.',
  customer: 'Ольга Петрова',
  page: {
    title: 'Заказы',
    hint: 'Четверг, 12 марта. Сегодня пять, два ждут оплаты.',
    head: ['Заказ', 'Покупатель', 'Страна', 'Сумма', 'Оплата'],
    rows: [
      ['20417', 'Айгерим Садыкова', 'Казахстан', '4 820 ₽', 'принята'],
      ['20416', 'Давид Погосян', 'Армения', '11 200 ₽', 'не прошла'],
      ['20415', 'Ирина Белова', 'Россия', '2 390 ₽', 'принята'],
      ['20414', 'Пётр Новик', 'Беларусь', '7 650 ₽', 'принята'],
      ['20413', 'Ани Манукян', 'Армения', '3 140 ₽', 'не прошла'],
    ],
  },
  symptom: 'Не проходит оплата картой с иностранным адресом',
  started: 'С сегодняшнего утра, только у покупателей из-за границы. Примерно каждый пятый заказ.',
  looking: {
    now: 'Просматриваем отказы в оплате за сегодняшнее утро.',
    message: 'Вижу отказы в журнале. Только заказы в Армению и Грузию, значит, дело не в картах.',
  },
  asked: 'Можно пока принимать эти заказы переводом?',
  found: {
    now: 'Проверяем исправленную таблицу налогов на копии магазина.',
    message:
      'Нашла: обновление от 3 марта оставило две страны без налоговой ставки, и оплата на этом останавливается. Сначала проверю исправление на копии. Перевод пока работает.',
  },
  next: {
    now: 'Переносим исправленную таблицу в ваш магазин.',
    message: 'На копии карты снова принимаются. Двенадцать ждущих заказов пройдут сами.',
  },
  report: {
    cause:
      'Обновление от 3 марта оставило две страны без налогового правила: на шаге оплаты было нечем считать, и он останавливался.',
    done: 'Оба правила вернули и проверили сначала на копии магазина, а в 17:48 и на самом магазине. Двенадцать ждавших заказов прошли.',
    prevention:
      'Перед обновлением откройте «Настройки → Налоги → Проверка»: там теперь видны страны без правила.',
    technical:
      'Строки 41 и 57 таблицы tax_rule потеряли class_id в миграции 0412; восстановлены из копии от 2 марта.',
    what: 'Проверить следующее обновление на тот же пропуск',
    who: 'Анна К.',
  },
  note: 'Тот же пропуск, что на прошлой неделе у «Фьорда». Попросить команду оплаты добавить проверку.',
  others: [
    {
      customer: 'Экспорт и Ко',
      message: 'Выгрузка останавливается на 80 %',
      now: 'Разработчики смотрят нашу запись.',
    },
    { customer: 'Книги «Фьорд»', message: 'Два счёта с одним номером', now: 'Сверяем номера за февраль.' },
    {
      customer: 'Пекарня «Липа»',
      message: 'Этикетки печатаются не на тот лоток',
      now: 'Нужна фотография настройки лотка.',
    },
    {
      customer: 'Кафе «Гавань»',
      message: 'Касса перезагружается при оплате картой',
      now: 'Новый считыватель уже в пути.',
    },
    {
      customer: 'Чайный дом',
      message: 'Верните, пожалуйста, кнопку «Собрать»',
      now: 'Обсуждаем с дизайнерами.',
    },
  ],
};
