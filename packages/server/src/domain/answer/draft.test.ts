import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftOf } from './draft.ts';
import { strip } from './strip.ts';

const clean = (text: string, lang = 'en', ...people: string[]) => strip(text, people, lang).text;
const kinds = (text: string, ...people: string[]) => strip(text, people, 'en').gone.map(({ kind }) => kind);

describe('taken out of an English text', () => {
  test('a whole letter', () => {
    const letter = `Dear Anna,
since the update of 2026-03-04 my invoices do not print. Mr Brown tried it on 192.168.1.14 too.
Call me at +49 30 1234567 or write to john.smith+till@example.co.uk. Ticket #1042, order no. 48213.
We are Smith & Sons Ltd, 221 Baker Street, London NW1 6XE.
Best regards,
John Smith`;
    expect(clean(letter, 'en', 'John Smith')).toBe(`Dear [name],
since the update of 2026-03-04 my invoices do not print. Mr [name] tried it on [number] too.
Call me at [phone] or write to [e-mail]. Ticket #[number], order no. [number].
We are [company], [address].
Best regards,
[name]`);
  });

  test.each([
    ['John’s printer, and that of JOHN SMITH', '[name] printer, and that of [name]'],
    ['John Nordmann-Lie and Smith Kari, not John, Kari', '[name] and [name], not [name], Kari'],
    ['Good morning, Kim!', 'Good morning, [name]!'],
    ['Hi there, all well?', 'Hi there, all well?'],
    ['My name is Ada King and it hangs', 'My name is [name] and it hangs'],
    ['Card 4111 1111 1111 1111 was refused', 'Card [number] was refused'],
    ['IBAN DE89 3704 0044 0532 0130 00, paid', 'IBAN [number], paid'],
    ['account: 7700123, customer number 55-1832', 'account: [number], customer number [number]'],
    ['the id 123e4567-e89b-12d3-a456-426614174000 of it', 'the id [number] of it'],
    ['host fe80::1ff:fe23:4567:890a at 00:1A:2B:3C:4D:5E', 'host [number] at [number]'],
    ['Password: Sup3rSecret!', 'Password: [secret]'],
    ['my password is hunter2.', 'my password is [secret]'],
    ['key sk_live_51Habcdef1234567890 in the page', 'key [secret] in the page'],
    ['Authorization: Bearer abc.def-123_456', 'Authorization: Bearer [secret]'],
    ['AKIAIOSFODNN7EXAMPLE and aB3dE5fG7hJ9kL1mN3pQ5', '[secret] and [secret]'],
    ['-----BEGIN PRIVATE KEY-----\nMIIEvQ==\n-----END PRIVATE KEY-----', '[secret]'],
    ['see https://shop.example.com/reset?token=abc123.', 'see [link].'],
    ['https://kim:pass@shop.example.com/ and http://192.168.0.2/admin', '[link] and [link]'],
    ['https://shop.example.com/orders/48213', '[link]'],
    ['Call (030) 123 45 67 or 0171 2345678', 'Call [phone] or [phone]'],
    ['Musterstraße 12, 10115 Berlin', '[address]'],
    ['as Acme Retail GmbH says', 'as [company] says'],
  ])('%j', (text, expected) => expect(clean(text, 'en', 'John Smith')).toBe(expected));

  test.each([
    ['my name is maria keller, it hangs for maria keller', 'my name is [name], it hangs for [name]'],
    ['keller maria and MARIA KELLER', '[name] and [name]'],
    ['maria keller’s till, maria.keller in the list', '[name] till, [name] in the list'],
    ['hi maria, it hangs.\nthanks maria', 'hi [name], it hangs.\nthanks [name]'],
    ['It hangs.\nmaria', 'It hangs.\n[name]'],
  ])('told in small letters: %j', (text, expected) =>
    expect(clean(text, 'en', 'Maria Keller')).toBe(expected),
  );

  test('a name stays a word where it is one', () => {
    const text = 'It will rose-tint what I mark; the mark will rise.';
    expect(clean(text, 'en', 'Will Smith', 'Rose Lee', 'Mark Twain')).toBe(text);
  });

  test.each([
    ['my name is ada king and it hangs', 'my name is [name] and it hangs'],
    ['my name is ada', 'my name is [name]'],
    ['ask mr. Ivan Petrov or dr Ada King', 'ask mr. [name] or dr [name]'],
    ['born 12.03.1980, date of birth: 1980-03-12', 'born [number], date of birth: [number]'],
    ['I was born on 12 March 1980', 'I was born on [number]'],
    ['write to maria(at)shop.example or kim [at] shop [dot] example', 'write to [e-mail] or [e-mail]'],
    ['Login: mkeller\nIt hangs', 'Login: [name]\nIt hangs'],
    ['username: mkeller, password: hunter22', 'username: [name], password: [secret]'],
    ['passport no. AB 123 456 789', 'passport no. [number]'],
  ])('%j, whoever wrote it', (text, expected) => expect(clean(text)).toBe(expected));

  test.each([
    ['Amex 3782 822463 10005, Visa 4111–1111–1111–1111', 'Amex [number], Visa [number]'],
    ['card 4276 38** **** 1234, cvv 123', 'card [number], cvv [secret]'],
    ['SSN 123-45-6789, VAT GB 123 4567 89', 'SSN [number], VAT [number]'],
    ['sort code 12-34-56, acct 1234 5678', 'sort code [number], acct [number]'],
    [
      '1-800-555-0199, 555.123.4567, +1 (212) 555‑0100, tel 555-0100',
      '[phone], [phone], [phone], tel [phone]',
    ],
    ['fe80::1 and 2001:db8::7', '[number] and [number]'],
    [
      String.raw`C:\Users\John Doe\Desktop and C:\Users\jdoe`,
      String.raw`C:\Users\[name]\Desktop and C:\Users\[name]`,
    ],
    [
      '/home/jdoe/.config and file:///Users/jdoe/x.log',
      '/home/[name]/.config and file:///Users/[name]/x.log',
    ],
    ['at shop.example.com/reset?u=1, or t.me/jdoe.', 'at [link], or [link].'],
    ['https://shop.example.com/users/jdoe and mssql://sa:pw@db', '[link] and [link]'],
    ['telegram: @john_doe, skype live:john.doe', 'telegram: [name], skype [name]'],
    ['Password: sunshine\nIt hangs', 'Password: [secret]\nIt hangs'],
    ['Server=a;Password=letmein;Encrypt=1', 'Server=a;Password=[secret];Encrypt=1'],
    ['Set-Cookie: sid=abc; Path=/\nIt hangs', 'Set-Cookie: [secret]\nIt hangs'],
    ['write to jdoe at shop dot example, or jdoe＠shop.example', 'write to [e-mail], or [e-mail]'],
    ['Acme Tools, Inc. and PO Box 123', '[company] and [address]'],
    ['It hangs.\nSincerely yours,\nJane Doe', 'It hangs.\nSincerely yours,\n[name]'],
    ['at 52.5200, 13.4050', 'at [address]'],
    ['GPS: 52.5200, 13.4050 (lat 52.5200, lon: 13.4050)', 'GPS: [address] (lat [address])'],
    ['4111 1111 1111 1111, account 1234 5678 9012', '[number], account [number]'],
    ['CVC: 200, it took 200 ms', 'CVC: [secret], it took 200 ms'],
  ])('%j, by its form alone', (text, expected) => expect(clean(text)).toBe(expected));

  test.each([
    'From 2019–2024, 10–12 pages, 100-200 of 300-400 a day.',
    'See docs.example.com/users/guide or example.com/help/printing.',
    'System.Text.Json/8.0.1 on node.js/20.11.0, tax.class/rule and and/or.',
    'Password: wrong. Password: required\nToken: expired. password=null',
    'Cookies: they are off. Phone 5 of 12, card 12 of 30, account 1 250 000.',
    'std::abs, a::b, a::1, 10::20 and 10:15:30; line 12 at column 5.',
    'Run npm install @vestka/sdk@1.2.3, then look into cell 12 34 5678.',
    'C:/Users/Public/Documents, /var/home/x and ./home/x',
    'Mail us at noon, or look at the dot below.',
    'Ports 1000 2000 3000, 1000 2000 3000 4000 or 2000 3000 4000 5000.',
    'time 1.2500, 3.1400 seconds; at 1.2500, 3.1400 seconds',
    'cvc 200 ms, cvv 404 errors',
  ])('%j has the form of nobody’s', (text) => expect(clean(text)).toBe(text));

  test.each([
    'Since version 10.2.1.4 the printer prints 3 pages of 12.',
    'Open Settings, Taxes, Check, then restart the till.',
    'Error 0x80070005 after KB5034441, port 8080, 500 MB of 1,250,000 kB.',
    'On 04.03.2026 at 14:30:15, and from 2026-03-04 10:15 on.',
    'See https://docs.example.com/help/printing#margins.',
    'The password must be changed. Ask for a new token.',
    'A number like 1 250 000 or 99.95 or 3-5 days stays.',
    'Thank you! It prints. Regards to all.',
    'My name is not printed, my name is displayed twice, and my name is misspelled.',
    'Username: admin. Login: https://shop.example/login',
    'Login: the page hangs. Login: failed.',
    'We miss Excel; the date of 12.03.2026 is wrong (at noon).',
  ])('%j stays as it is', (text) => expect(clean(text, 'en', 'John Smith')).toBe(text));
});

describe('taken out of a Russian text', () => {
  test('a whole letter', () => {
    const letter = `Здравствуйте, Иван Петрович!
У Павла Кузнецова не печатаются счета, Пётр Кузнецов звонил с 8 (495) 123-45-67.
Живу: 123456, г. Москва, ул. Ленина, д. 5, корп. 2, кв. 17. Мы — ООО «Ромашка», договор № 2024/118, ИНН 7701234567.
Сумма 1 250 000 руб. за 5 шт. Кузнецовым всё оплачено 04.03.2026.
С уважением,
Павел Кузнецов`;
    expect(clean(letter, 'ru', 'Павел Кузнецов')).toBe(`Здравствуйте, [имя]!
У [имя] не печатаются счета, Пётр [имя] звонил с [телефон].
Живу: [адрес]. Мы — [компания], договор № [номер], ИНН [номер].
Сумма 1 250 000 руб. за 5 шт. [имя] всё оплачено 04.03.2026.
С уважением,
[имя]`);
  });

  test.each([
    ['Анна Соколова', 'Анны Соколовой, Анне Соколовой, Анной Соколовою, АННУ СОКОЛОВУ'],
    ['Пётр Лёвин', 'Петра Левина, Петру Лёвину, Петром Левиным, о Петре Левине'],
    ['Дмитрий Толстой', 'Дмитрия Толстого, Дмитрию Толстому, Дмитрием Толстым'],
    ['Мария Чайковская', 'Марии Чайковской, Марию Чайковскую, Марией Чайковской'],
    ['Игорь Шевченко', 'Игоря Шевченко, Игорем Шевченко'],
  ])('%s in every case', (name, forms) => {
    expect(clean(`звонили от ${forms}.`, 'ru', name)).not.toMatch(/\p{Lu}/u);
  });

  test.each([
    ['Иванов И. И. и В.В. Петров просили', '[имя] и [имя] просили'],
    ['Сергеева Ольга Николаевна просила', '[имя] просила'],
    ['Меня зовут Ольга, добрый день', 'Меня зовут [имя], добрый день'],
    ['телефон +7 (912) 345-67-89 или 89123456789', 'телефон [телефон] или [телефон]'],
    ['заявка 48213 и №1042', 'заявка [номер] и [номер]'],
    ['пароль: qwerty123, почта ivan@пример.рф', 'пароль: [секрет], почта [почта]'],
    ['адрес: Санкт-Петербург, Невский проспект', 'адрес: Санкт-Петербург, Невский проспект'],
    ['живу на ул. Мира, 14', 'живу на [адрес]'],
  ])('%j', (text, expected) => expect(clean(text, 'ru')).toBe(expected));

  test.each([
    ['меня зовут иван петров, не печатает', 'меня зовут [имя], не печатает'],
    ['чек иван петров, звонить ивану петрову', 'чек [имя], звонить [имя]'],
    ['петров иван просил, ПЕТРОВ ИВАН ждёт', '[имя] просил, [имя] ждёт'],
    ['Не печатает.\nспасибо, иван', 'Не печатает.\nспасибо, [имя]'],
    ['Не печатает.\nиван', 'Не печатает.\n[имя]'],
  ])('told in small letters: %j', (text, expected) =>
    expect(clean(text, 'ru', 'Иван Петров')).toBe(expected),
  );

  test.each([
    ['меня зовут ольга и касса стоит', 'меня зовут [имя] и касса стоит'],
    ['меня зовут ольга соколова, касса стоит', 'меня зовут [имя], касса стоит'],
    ['паспорт 4510 123456', 'паспорт [номер]'],
    ['Паспорт: серия 45 10 № 123456, выдан', 'Паспорт: серия [номер], выдан'],
    ['СНИЛС 112-233-445 95', 'СНИЛС [номер]'],
    ['дата рождения 12.03.1980, родился 1 мая 1975', 'дата рождения [номер], родился [номер]'],
    ['12.03.1980 г. р.', '[номер] г. р.'],
    ['логин: mkeller, пишите maria(собака)shop.example', 'логин: [имя], пишите [почта]'],
  ])('%j, whoever wrote it', (text, expected) => expect(clean(text, 'ru')).toBe(expected));

  test.each([
    ['тел. 123-45-67, 912 345-67-89 или 7-912-345-67-89', 'тел. [телефон], [телефон] или [телефон]'],
    ['8 (495) 123–45–67', '[телефон]'],
    ['р/с 40702 810 9 0000 0001234, ИНН: 7701 234 567', 'р/с [номер], ИНН: [номер]'],
    ['координаты: 55.7558, 37.6173', 'координаты: [адрес]'],
    ['карта 2200 7007 1234 5678, авто А123ВС777', 'карта [номер], авто [номер]'],
    ['г Казань, ул Ленина, д 5, кв 17', '[адрес]'],
    ['просп. Мира, д. 10 и а/я 123', '[адрес] и [адрес]'],
    ['Пароль: солнышко', 'Пароль: [секрет]'],
    ['тг @ivan_petrov, vk.com/ivan', 'тг [имя], [ссылка]'],
    ['почта ivan собака mail точка ru', 'почта [почта]'],
    ['ИП Иванов И.И. просит', '[компания] просит'],
    ['Не печатает.\nС уважением,\nменеджер Анна Петрова', 'Не печатает.\nС уважением,\nменеджер [имя]'],
  ])('%j, by its form alone', (text, expected) => expect(clean(text, 'ru')).toBe(expected));

  test.each([
    'Пароль: неверный. Карта 2 из 5, счёт на 1 250 000 руб.',
    'В 2019–2024 годах, 10–12 чеков.',
    'Порты 1000 2000 3000, время 1.2500, 3.1400 с.',
    'Телефон: 5 звонков. Звонили 3 раза.',
  ])('%j has the form of nobody’s', (text) => expect(clean(text, 'ru')).toBe(text));

  test.each([
    'Меня зовут не так, как в чеке.',
    'Логин: ошибка. Серия 12 чеков, дата 12.03.2026.',
    'Моё имя не печатается.',
    'Серия 2024 2025 обновлений.',
  ])('%j stays as it is', (text) => expect(clean(text, 'ru', 'Вера Марк')).toBe(text));

  test('a name stays a word where it is one', () => {
    expect(clean('Верните верстку, марка принтера и вера', 'ru', 'Вера Марк')).toBe(
      'Верните верстку, марка принтера и вера',
    );
  });
});

test('what was taken out stands where the offsets say', () => {
  const text = 'Ann Lee, ann@example.com, #1042: see https://x.example/?u=1 and call +1 212 555 0100';
  const { text: after, gone } = strip(text, ['Ann Lee'], 'en');
  expect(gone.map(({ kind, was }) => [kind, was])).toEqual([
    ['name', 'Ann Lee'],
    ['email', 'ann@example.com'],
    ['number', '#1042'],
    ['link', 'https://x.example/?u=1'],
    ['phone', '+1 212 555 0100'],
  ]);
  for (const { start, end } of gone) expect(after.slice(start, end)).toMatch(/^\[[a-z-]+\]$/);
});

test('each kind is told', () => {
  expect(kinds('Acme Ltd, 5 High Street, sk_test_12345678', 'Acme')).toEqual([
    'company',
    'address',
    'secret',
  ]);
});

describe('a draft', () => {
  const report = {
    cause: 'A tax class was missing',
    done: 'Put both rules back for John',
    prevention: 'Open Settings, Taxes, Check',
    technical: 'tax_class was NULL on 10.0.0.7',
  };

  test('is made of the ticket and its report', () => {
    const source = { lang: 'en', subject: 'Tax of John', message: 'It is wrong', report, people: ['John'] };
    const draft = draftOf(source);
    expect(draft).toMatchObject({
      lang: 'en',
      title: 'Tax of [name]',
      symptom: 'It is wrong',
      cause: report.cause,
      solution: 'Put both rules back for [name]\n\nOpen Settings, Taxes, Check',
      technical: 'tax_class was NULL on [number]',
    });
    expect(draft.stripped.map(({ field, was }) => [field, was])).toEqual([
      ['title', 'John'],
      ['solution', 'John'],
      ['technical', '10.0.0.7'],
    ]);
  });

  test('of erased words is empty', () => {
    const erased = { cause: null, done: null, prevention: null, technical: null };
    for (const left of [erased, null])
      expect(draftOf({ lang: null, subject: null, message: null, report: left, people: [] })).toEqual({
        lang: 'en',
        title: '',
        symptom: '',
        cause: '',
        solution: '',
        technical: null,
        stripped: [],
      });
  });

  test('speaks the language that its report is written in', () => {
    const said = (cause: string, lang: string | null) =>
      draftOf({ lang, subject: null, message: null, report: { cause }, people: [] }).lang;
    expect(said('Налог был удалён', 'en')).toBe('ru');
    expect(said('Налог был удалён', 'uk')).toBe('uk');
    expect(said('The tax was deleted', 'ru')).toBe('en');
    expect(said('La taxe manquait', 'fr-CA')).toBe('fr-CA');
    expect(said('42', null)).toBe('en');
  });

  test('speaks the language of the message where no report says another', () => {
    const asked = (message: string, cause: string | null) =>
      draftOf({
        lang: null,
        subject: 'POS 5.2',
        message,
        report: cause === null ? null : { cause },
        people: [],
      }).lang;
    expect(asked('Налоги пропали', null)).toBe('ru');
    expect(asked('Налоги пропали', '')).toBe('ru');
    expect(asked('Налоги пропали', 'The tax was deleted')).toBe('en');
    expect(asked('The taxes are gone', null)).toBe('en');
  });
});

const ALPHABET = [
  ...'Aa Яя09@./:-#№+()=_%\n\t«»"\'{[^🙈\u0301\u200f',
  'https://',
  'ул. ',
  'Ltd',
  'password: ',
];

test('whatever is written: it throws nothing, takes no time, and leaves all that it does not name', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(fc.constantFrom(...ALPHABET), { maxLength: 300 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, fc.string({ unit: 'binary', maxLength: 30 }), (written, name) => {
      const { text: after, gone } = strip(written, [name], 'en');
      let back = '';
      let at = 0;
      for (const { start, end, was } of gone) {
        back += after.slice(at, start) + was;
        at = end;
      }
      expect(back + after.slice(at)).toBe(written);
    }),
  );
});

test.each([
  ...ALPHABET,
  'Aa ',
  'a@',
  '1 ',
  '1.',
  'a:',
  'Ленина, ',
  'Aaaaaaaaaaaaaaaaaaaaaaa ',
  'А. ',
  'ann lee ',
  'ann-',
  'my name is ',
  'mr. ',
  'born ',
  '1.1.1980 ',
  'паспорт ',
  'серия № ',
  'Login: ',
  'a(at)',
  'a (dot) ',
  'a.',
  'a-',
  'a.b/',
  'a at b dot ',
  '/home/',
  'C:\\Users\\a b ',
  'password=',
  'Cookie: a=',
  'account 12 ',
  'tel 1-',
  'regards\naaa ',
  '1234 ',
  '12** ',
])('the longest text of %j alone is read at once', (piece) => {
  const text = piece.repeat(8000 / piece.length);
  // What looks at each place again for each place takes minutes, and fails by the test's own limit.
  expect(strip(text, ['Ann Lee'], 'en').text.length).toBeGreaterThan(0);
});
