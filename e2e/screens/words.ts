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
  readonly others: readonly { customer: string; message: string; now: string; needed?: string }[];
  /** Requests that take a turn: silent, shipped with a release, moved, part of a known problem, a wish, critical. */
  readonly turns: {
    silent: { message: string; now: string; word: string };
    release: { message: string; now: string; word: string; version: string };
    moved: { message: string; now: string; word: string; reason: string };
    problem: { message: string; title: string; now: string; word: string };
    wish: { message: string; answer: string };
    critical: { message: string; call: string };
  };
  /** A request on which things are asked for, offered, reported and rated. */
  readonly kept: {
    message: string;
    since: string;
    expected: string;
    /** Found while it is typed. */
    answer: { title: string; symptom: string; cause: string; solution: string };
    now: string;
    asked: readonly { what: string; purpose: string }[];
    manager: string;
    ways: readonly { title: string; steps: string[]; pros: string[]; cons: string[] }[];
    why: string;
    cause: string;
    done: string;
    evidence: { what: string; before: string; after: string };
    rated: string;
  };
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
      needed: 'A photo of the tray setting',
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
  turns: {
    silent: {
      message: 'Invoices come without the order number',
      now: 'Comparing the invoices of today and last week.',
      word: 'I have both templates, and compare them line by line.',
    },
    release: {
      message: 'Postcodes with a letter are cut off',
      now: 'The longer field is tested and waits to be shipped.',
      word: 'It works here, and ships with 4.2. Until then the second address line takes the postcode.',
      version: '4.2',
    },
    moved: {
      message: 'The stock list counts returns twice',
      now: 'Building a copy of your stock.',
      word: 'I build a copy of your stock, and count it there.',
      reason: 'The copy has four years of stock in it, and takes until Saturday.',
    },
    problem: {
      message: 'Payment fails from Poland',
      title: 'Cards with a foreign address are refused',
      now: 'Putting the corrected tax table on every shop.',
      word: 'Two countries lost their tax class. The corrected table goes to every shop tonight.',
    },
    wish: {
      message: 'Please bring back the pick button',
      answer:
        'It comes back with the new packing list, where it picks a whole shelf at once. Until then the key P does the same.',
    },
    critical: {
      message: 'Cash desk restarts when a card is read',
      call: 'Duty line +49 30 901820, or duty@northwind.example',
    },
  },
  kept: {
    message: 'Orders are counted twice in the daily sum',
    since: 'Since the update of Monday',
    expected: 'The sum of the till and the sum of the shop are equal.',
    answer: {
      title: 'The daily sum counts some orders twice',
      symptom: 'Orders that were paid after midnight stand in the sum of two days.',
      cause: 'The till closes its day at two, the shop at midnight.',
      solution:
        'Open Settings, Days, and let both close at the same hour. Sums of past days are counted anew.',
    },
    now: 'Counting the orders of last week once more.',
    asked: [
      { what: 'The log of the till of Tuesday', purpose: 'To see when the day was closed' },
      { what: 'A copy of the orders table', purpose: 'To count again on your own numbers' },
    ],
    manager: 'Dr. Lindqvist',
    ways: [
      {
        title: 'Close both days at two',
        steps: ['Open Settings, Days.', 'Choose 02:00 for the shop.'],
        pros: ['Works from tonight on'],
        cons: ['Night orders belong to the day before'],
      },
      {
        title: 'Wait for release 4.12',
        steps: ['We install it on Saturday morning.'],
        pros: ['Nothing to do for you'],
        cons: ['Four more days with a sum to correct by hand'],
      },
    ],
    why: 'The books are closed on Friday.',
    cause: 'The till closes its day at two, the shop at midnight: orders between stood in both sums.',
    done: 'Both close at two now. The sums of the last nine days were counted anew and are equal.',
    evidence: { what: 'Sum of 10 March', before: '4,812.30', after: '4,588.10' },
    rated: 'Quick, and the sums are right to the cent.',
  },
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
      needed: 'Фотография настройки лотка',
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
  turns: {
    silent: {
      message: 'В счетах нет номера заказа',
      now: 'Сравниваем сегодняшние счета с прошлой неделей.',
      word: 'Оба шаблона у меня, сравниваю их построчно.',
    },
    release: {
      message: 'Индексы с буквой обрезаются',
      now: 'Длинное поле проверено и ждёт выпуска.',
      word: 'У нас работает и войдёт в выпуск 4.2. До него индекс помещается во вторую строку адреса.',
      version: '4.2',
    },
    moved: {
      message: 'Склад считает возвраты дважды',
      now: 'Собираем копию вашего склада.',
      word: 'Собираю копию вашего склада и пересчитаю на ней.',
      reason: 'В копии четыре года движения товара, она будет готова к субботе.',
    },
    problem: {
      message: 'Не проходит оплата из Армении',
      title: 'Карты с иностранным адресом не принимаются',
      now: 'Ставим исправленную таблицу во все магазины.',
      word: 'Две страны остались без налоговой ставки. Сегодня ночью исправленная таблица будет во всех магазинах.',
    },
    wish: {
      message: 'Верните, пожалуйста, кнопку «Собрать»',
      answer:
        'Она вернётся с новым листом сборки и будет собирать сразу целую полку. Пока то же делает клавиша P.',
    },
    critical: {
      message: 'Касса перезагружается при оплате картой',
      call: 'Дежурный +7 495 120-18-20 или duty@northwind.example',
    },
  },
  kept: {
    message: 'Заказы дважды попадают в сумму за день',
    since: 'После обновления в понедельник',
    expected: 'Суммы кассы и магазина совпадают.',
    answer: {
      title: 'Сумма за день считает некоторые заказы дважды',
      symptom: 'Заказы, оплаченные после полуночи, попадают в сумму двух дней.',
      cause: 'Касса закрывает день в два часа, магазин в полночь.',
      solution: 'Откройте «Настройки → Дни» и выберите для обоих один час. Прошлые дни пересчитаются сами.',
    },
    now: 'Ещё раз считаем заказы прошлой недели.',
    asked: [
      { what: 'Журнал кассы за вторник', purpose: 'Чтобы увидеть, когда закрыли день' },
      { what: 'Копия таблицы заказов', purpose: 'Чтобы пересчитать на ваших числах' },
    ],
    manager: 'И. С. Лебедева',
    ways: [
      {
        title: 'Закрывать оба дня в два часа',
        steps: ['Откройте «Настройки → Дни».', 'Выберите для магазина 02:00.'],
        pros: ['Действует с этой ночи'],
        cons: ['Ночные заказы относятся к прошлому дню'],
      },
      {
        title: 'Подождать выпуска 4.12',
        steps: ['Поставим его в субботу утром.'],
        pros: ['Вам ничего не нужно делать'],
        cons: ['Ещё четыре дня править сумму вручную'],
      },
    ],
    why: 'В пятницу закрываем месяц.',
    cause: 'Касса закрывала день в два часа, магазин в полночь: заказы между ними попадали в обе суммы.',
    done: 'Теперь оба закрывают день в два часа. Суммы последних девяти дней пересчитаны и совпадают.',
    evidence: { what: 'Сумма за 10 марта', before: '48 123', after: '45 881' },
    rated: 'Быстро, и суммы сходятся до копейки.',
  },
};
