/** What the demo's team has learnt already, so that there is something to find. */
export const DEMO_ANSWERS = [
  {
    lang: 'en',
    title: 'Printing an invoice gives a blank page',
    symptom: 'The preview is right, but the printer puts out an empty page.',
    cause: 'The template was made for another paper size than the printer has.',
    solution:
      'Open Settings, Templates, choose the invoice and set its paper to A4. Then print it once more.',
    technical: 'The template’s @page size wins over the driver’s; both must name the same format.',
    readThrough: true,
  },
  {
    lang: 'en',
    title: 'The till restarts when a card is read',
    symptom: 'As soon as a customer taps their card, the till goes dark and starts again.',
    cause: 'The card reader takes more power than the port of the till can give.',
    solution:
      'Plug the reader into its own power supply. Until then cash and payment by link work as before.',
    readThrough: true,
  },
  {
    lang: 'ru',
    title: 'Печать счёта: выходит пустой лист',
    symptom: 'В предварительном просмотре всё на месте, а принтер выдаёт пустую страницу.',
    cause: 'Шаблон сделан под другой формат бумаги, чем стоит в принтере.',
    solution:
      'Откройте «Настройки», «Шаблоны», выберите счёт и укажите бумагу A4. Затем напечатайте ещё раз.',
    readThrough: true,
  },
] as const;
