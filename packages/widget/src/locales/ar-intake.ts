import { own, plural } from './ar-plural.ts';
import type { FindWords } from './en-find.ts';
import type { IntakeWords } from './en-intake.ts';

/** العربية: التفاصيل والأجوبة أثناء الكتابة والبحث في الطلبات. */
export const arIntake: IntakeWords & FindWords = {
  in_since: 'منذ متى؟',
  in_expected: 'ماذا كنت تتوقع بدلًا من ذلك؟',
  in_steps: 'كيف يمكن تكرار ذلك؟',
  contextHint: 'هذا وحده يُرسل مع طلبك. احذف منه ما تشاء.',
  x_page: 'الصفحة',
  x_app: 'الإصدار',
  x_browser: 'المتصفح',
  x_language: 'اللغة',
  x_zone: 'المنطقة الزمنية',
  x_screen: 'الشاشة',
  x_error: 'خطأ في الصفحة',
  added: 'ما أضفته',
  leaveOut: (what) => `احذف: ${what}`,
  leftOut: (what) => `حُذف: ${what}`,

  // ما قد يساعد، والبحث في الطلبات
  mayHelp: 'ربما يساعدك هذا الآن',
  foundSome: 'يظهر تحت السؤال ما قد يساعدك.',
  anAnswer: 'جواب',
  knownProblem: 'مشكلة معروفة',
  ownRequest: 'طلبك',
  solvedFor: (n) => `ساعد ${plural(n, 'شخصًا واحدًا', 'شخصين', 'أشخاص', 'شخصًا')}`,
  causes: 'ما السبب',
  helps: 'ما الحل',
  forTechnicians: 'للمختصين',
  thisSolved: 'هذا حلّ المشكلة',
  goOn: 'لا، سأتابع',
  workingOn: 'نعرف هذه المشكلة ونعمل عليها. أخبرنا أنها لديك أيضًا ليصلك كل جديد عنها.',
  haveToo: 'لديّ المشكلة نفسها',
  haveTooNote: 'يُرسل ما كتبته على أنه طلبك.',
  withProblem: 'سيُرسل ضمن المشكلة المعروفة التي اخترتها.',
  undo: 'تراجع',
  e_problem_not_open: 'انتهت هذه المشكلة المعروفة في هذه الأثناء. تراجع عن الاختيار ثم أرسل من جديد.',
  e_not_found: 'لم يعد هذا موجودًا هنا.',
  solvedThanks: 'يسرّنا أن المشكلة حُلّت',
  thanksNote: 'لم يُرسل شيء. سجّلنا أن هذا الجواب ساعد، ليجده غيرك أسرع.',
  notSolved: 'لم تُحل في الحقيقة',
  search: 'ابحث في طلباتك',
  searchTitles: 'بلا اتصال نبحث في العناوين فقط.',
  noneFound: (what) => `لم نجد شيئًا عن «${own(what)}».`,
  someFound: (n) => `عدد النتائج: ${n}.`,
};
