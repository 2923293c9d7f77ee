/**
 * The words of reports that say nothing of the matter. `~` stands for the endings of an English word, `*` for any ending.
 * Small letters without accents; е for ё; Arabic without vowel signs and articles, ا for أ إ آ, ه for ة, ي for ى.
 */
interface Words {
  /** Function words, courtesy, and what is true of every report: there was a problem, it is fixed, look again. */
  readonly empty: string;
  /** Says something beside another of its kind: “server” alone does not, “server updated” does. */
  readonly weak: string;
}

const en: Words = {
  empty: `
    a about above accessible accordingly actions addressed address~d adjust~ admin~ after again ago agreed all already
    also although am amend~ an and another any anymore anyone anything apolog~ appear~ applied apply~ appreciat~
    appropriate are as asap ask~ assur~ at attention available back be because been before behav~ behavior~ behaviour~
    being below best big bla blah both bother~ btw bug~ but by can cannot care careful~ case~ caus~ certain check~
    cheers clos~ colleague~ complaint~ complet~ complication~ concern~ confirm~ contact~ conversation cooperation
    correct~ correction~ could couldn critical cured current~ d day~ deal~ dealt dear defect~ deploy~ deployment~
    describ~ designed desk detail~ details dev developer~ devs did didn difficult~ difficulties difficulty disappear~
    discuss~ ditto do does doesn doing don done dunno each earlier effort~ else end~ engineer~ enjoy~ error~ escalat~
    etc evening ever every everybody everyone everything expected expert~ explain~ fault~ faulty feedback feel figure
    final finaliz~ finally find~ fine finish~ fix~ foo for former forward~ found free from fully further fyi general
    generic get~ getting give~ glad glitch~ go goes going gone good got great greetings had handl~ happen~ happy hard
    has hasn have haven having he hello help~ her here hesitat~ hey hi hiccup~ hm hmm hope~ hotfix~ hour~ how however
    i idea idem identif~ identified idk if immediately imo implement~ in incident~ inconvenience~ inform~ inquir~
    inquiry intended internal~ into investigat~ is isn issue~ it its itself just kind~ know~ known last latest let
    lets like little ll local locat~ lol long longer look~ lot lots m made major make~ malfunction~ many matter~ me
    measures mend~ mention~ minor minute~ mistake~ misunderstanding~ moment monitoring more morning most much my
    myself na necessary need~ never next nice nil no nobody none nope normal normally not nothing notic~ now null nvm
    occur~ occurred occurring of off oh ok okay on once one online only onto operational or other others our ours out
    over own particular patch~ patience patient patiently per perform~ permanent~ personnel pleas~ please pls plz
    previous~ previously problem~ process~ production promptly proper proper~ properly push~ query question~ quickly
    quite re reach~ ready really reason~ recent~ rectif~ rectified refresh~ regards regret~ relevant remed~ remediat~
    repair~ report~ reproduc~ reproducible request~ required resolution~ resolv~ respectfully respond~ response~ rest
    retest~ retr~ retried retry root run~ running s said same say~ see seem~ seen serious service~ settl~ several
    shall she ship~ shipped should shouldn side simple since sincerely situation~ slight small smooth~ smoothly smth
    so solution~ solv~ some somebody somehow someone something somewhere soon sorry sort~ specialist~ specific staff
    steps sth still successful~ successfully such support~ sure t tackl~ take~ taken tbc tbd team~ technical~
    technician~ temporar~ temporarily temporary test~ than thank~ thankful that the their them then there these they
    thing~ this thorough~ those though through thx ticket~ till tiny to today todo tomorrow too took top toward
    towards tried tries trouble~ troubleshoot~ troubleshooting try trying ty unclear understanding undetermined
    unexpected unfortunately unidentified unknown unreproducible until unto up upon us vanish~ various ve vendor~
    verif~ verified verify very via wait~ was wasn we welcome well went were weren what whatever whatsoever when where
    which while who whole why will wip wish~ wishes with within without won work~ workaround~ working would wouldn yay
    yeah yep yes yesterday yet you your yours yourself
  `,
  weak: `
    account~ app application~ apps broke broken chang~ client~ code coding computer~ crash~ customer~ data device~
    down fail~ failure~ function~ incorrect~ install~ machine~ modul~ page~ platform~ program~ release~ reload~
    restor~ screen~ server~ site~ software system~ time times updat~ upgrad~ user~ version~ web website~ wrong
  `,
};

const ru: Words = {
  empty: `
    а ага админ* аналогичн* ах баг бага баги багов багом без благодар* более больш* будем будет будто будут будьте бы
    был была были было быть в вам вами вас ваш ваша ваше вашего вашей вашем вашему ваши ваших вашу ввиду вдруг ведь
    весь вечера взаимопонимани* видимо внимани* внутренн* во возник* вообще вопрос вопроса вопросы воспроизвел*
    воспроизвести воспроизвод* вот вполне времени временн* время все всего всей всем всеми всех вследствие всю вся
    вчера вы вызван* выкат* выложен* выложил* выполнен* выполнил* выше выявил* выявлен* выяснен* выяснил* выяснить где
    глюк* говорил* готов готова готово готовы да даже дайте далее день деплой* дефект* для дней дня до доброго доброе
    добрый должен должна должно должны дорог* доступен доступн* другой его ее ей если есть еще ж жаль ждем ждите же
    желаем за завел* завершен* завершил* задача задачи задачу задепло* зайд* зайти закрыва* закрыл* закрыт* занимаемся
    занимаются заработа* заявк* здесь здравствуйте знаем знает знать знаю и из известн* извин* изуча* изучил* или им
    ими инженер* инцидент* исполнен* исправ* испытыва* их к кажется как какая какие какой какому ко когда кое коллег*
    команда командой команды конечно корректн* косяк* которая которое которой которые который кратчайш* критич* кто
    курсе ли либо лишь лол мастер* мелк* меня мер меры минут* мне много могли могло могу можем можете можешь можно мой
    момент* мы на над надеемся надо найден* наконец наладил* налажен* нам нами напишите нас наш наша наше нашей нашел
    наши нашим нашими наших нашл* нашу не небольш* него недоразумени* нее незначит* неизвестн* неисправност* ней некий
    некоторые некоторый нельзя необходим* неполадк* неполадок непонятн* непредвиденн* нет неудобств* неясн* ни ниже
    ним них ничего но норм нормальн* ну нужн* о об обнаруж* обновите обо обработал* обработан* образом обратил*
    обратит* обращайт* обращение обращению обращения обсудил* обсужд* общ* обычн* один одна ожидани* ок оказал* окей
    он она они оно оперативн* описан* опять от ответ ответа ответил* отвечаем отдел отделом отлажен* отремонтир*
    ошибк* ошибок ошибочн* патч* перед передал* передан* перезайд* перепроверь* писал* по повтор* под поддержк*
    подтверд* пож пожалуйста пока поломк* поломок пользования пользоваться пользуемся пользуйтесь понимани* понятно поправил*
    поправлен* поправьте попробов* попробу* порядке порядок после последн* потом потому пофикс* почему почин* почти
    правильн* предпринят* предыдущ* прежн* при привет приветств* привычн* приносим принят* причин* приятн* про
    проблем* провер* проводил* проводят* программист* прод прода продакшен* продакшн* проде произошел произошл* просим
    простите просто просьба просьбе протестир* прошу пусть работ работа* работе работу работы рабоч* рады раз разобра*
    разработчик* разрешен* разреши* ранее раньше режим* релиз* решает* решен* решил* решит* с сам само самое самом
    саппорт* сбоев сбоем сбои сбой сбоя сбоях сделал* сделан* себя сегодня сейчас сервис* серьезн* ситуаци* скажите
    случа* случившем* случил* см смотри смотрите снова со собой собственно сожалени* сообщ* состояни* сотрудник*
    спасибо специалист* спс срок сроках сроки стабилизир* стабильн* сторон* та так такая также такие таким такое такой
    там те тем теперь терпени* тест теста тесте тестир* тестов тесты техн технич* техподдержк* тикет* то тобой тогда
    того тоже той только том тот трудност* ту тут ты у убедил* убедит* уважаем* уважени* увы удалось уже указан*
    уладил* улажен* урегулир* успешн* установлен* устран* утра фикс фикса фиксы хз хорош* хотфикс* хоть час часа часов
    чего чем через что чтоб чтобы чуть штатн* эта эти этим этих это этого этой этом этому этот эту я
  `,
  weak: `
    аккаунт* верси* внес* восстановил* восстановлен* данн* запис* измен* клиент* код кода коде коду компьютер* модул*
    настроек настройк* неверн* некорректн* неправильн* обновил* обновит* обновлен* пользовател* поменял* портал*
    приложени* программ* сайт* сервер* систем* сломал* сломан* служб* софт* страниц* телефон* упал* установил*
    устройств* учетн* функци*
  `,
};

const ar: Words = {
  empty: `
    ابلاغنا اتخاذ اتخذنا اجراء اجراءات اختبار اختبر اخري اخطاء ادناه اذا ارجو ازعاج اسباب استعاده استفسار اسف اسفون
    اصلاح اصلاحه اصلاحها اصلحت اصلحنا اصلحناه اصلحناها اعتذار اعتذر اعرف اعطال اعلامنا اعلاه اغلاق اغلاقه اغلقنا
    افادتكم افادتنا اكتمل اكتملت الان التي الذي الي اليك اليكم اليه امر امس ان انتظارك انتظاركم انتهاء انتهت انتهي
    انتهينا انجاز انجزنا انه انها اهلا او ايضا بسيط بسيطه بشكل بعد بلاغ بلاغك بلاغكم بنا به بها تاكد تاكدوا تاكيد
    تاكيدكم تجربه تحقق تحققوا تحياتنا تحيه تذكره تصحيح تصليح تصليحه تصليحها تعامل تعاملنا تعاونكم تعمل تفهمك تفهمكم
    تقني تقنيه تلك تم تمام تمت تنفيذ تواصلك تواصلكم ثقتكم ثم جانبنا جاهز جاهزه جديد جرب جربوا جميع جهتنا جيد جيدا حاله
    حاول حاولوا حتي حدث حدثت حسنا حل حللنا حللناها حله حلها حلول خطا خلل داخلي داخليه دعم ذلك رجاء زملاء زملائنا
    زملاونا سبب سبق سلام سليم شكر شكرا شكوي شي شيء صبرك صبركم صححنا صحيح صحيحه صغير صغيره طبيعي طبيعيه طرفنا طلب طلبك
    طلبكم عالجنا عالجناها عام عذرا عزيزي عطل على علي عليكم عليه عليها عمل عملاء عميل عن عندكم عندنا غير فريق فريقنا
    فضلا فضلك فضلكم فقط فني فنيه في فيه فيها قام قامت قبل قد قمنا كان كانت كبير كبيره كل كما لا لازم لازمه لان لدي
    لديك لديكم لدينا لقد لك لكم لم لن لنا له لها ليس ما ماذا متاح متاحه متوقع متوقعه مجددا مجهول مجهوله محاوله محدد
    محلول محلوله مختص مختصون مختصين مراجعه مرحبا مره مشاكل مشكلتك مشكلتكم مشكله مطور مطورون مطورونا مطوري مطورين
    مطورينا مع معالجته معالجتها معالجه معروف معروفه مغلق مكتمل من مناسب مناسبه منك منكم مهندس مهندسون مهندسونا مهندسين
    مهندسينا موضوع موقت موقته ناسف نجاح نحن نرجو نشكر نشكرك نشكركم نعتذر نعرف نعلم نعم نفس نفسه نفسها هذا هذه هم هو هي
    واضح وتم وقع وقعت يتم يجب يرام يرجي يسعدنا يعمل يكون يوم
  `,
  weak: `
    اصدار اعدادات برنامج بيانات تحديث تطبيق تغيير توقف جهاز حساب حسابك حسابكم خادم خدمه صفحه كود مستخدم موقع نظام
  `,
};

/** Of these the simplest forms alone. */
const others: Words = {
  empty: `
    ahora alles am arreglada arreglado arreglamos auf avec averia avez avons behebung behoben bei bitte bogue bonjour
    bugue c ca causa cause ce cet cette compruebe compruebelo comprueben cordialement corregida corregido corregimos
    corrige corrigee corrigees corriges d dank danke dans das de dem den der des desarrolladores desconocida
    desconocido developpeurs die du ein eine einem einen el elle en entwickler entwicklern equipe equipo erledigt
    erneut erreur erreurs error errores es essayer est esta estan este esto et etait ete fait faite fallo fallos favor
    fehler fehlers fertig fini fonctionne fonctionnent fue funciona funcionan funktionieren funktioniert fur geduld
    gefixt geht gelost gepruft getestet gracias grund ha habe haben han hat he hecha hecho hemos ich ihnen ihr ihre
    ihren ihrer il im inconnu inconnue ist j jetzt kein keine korrigiert l la las lauft le les lista listo lo los
    losung maintenant mal marche merci mit motivo n ne nicht noch nochmal nochmals nos notre nous nouveau nuestro
    nuestros nuevo nun oben ok ordnung paciencia panne par pas patience plait por pour problem problema problemas
    probleme problemes problems pruebe prufe prufen qu que raison reessayer regle reglee reparada reparado repare
    reparee repariert resolu resolue resolus resuelta resuelto revise reviselo schon se sido sie siehe sind
    solucionada solucionado solucionamos sont souci soucis storung storungen su sur sus techniker technique technisch
    technische technischer technisches tecnica tecnico termine terminee testen todo tous tout toutes un unbekannt und
    une unklar uns unser unsere unserem unseren ursache verifier verifiez verifique verifiquelo verstandnis versuch
    versuchen veuillez vielen vom von vos votre vous war waren werden wieder wir wird worden wurde wurden y ya zum
  `,
  weak: 'systeme anwendung dienst programm serveur logiciel servidor sistema servicio aplicacion programa',
};

const ENDINGS = ['', 'e', 's', 'es', 'd', 'ed', 'ing', 'ings', 'r', 'er', 'rs', 'ers', 'ly'];

/** Whether a word is on a list, in any of the forms that the list allows. */
function listed(of: keyof Words): (word: string) => boolean {
  const written = [en, ru, ar, others].flatMap((words) => words[of].trim().split(/\s+/));
  const forms = new Set(
    written.flatMap((word) =>
      word.endsWith('~') ? ENDINGS.map((ending) => word.slice(0, -1) + ending) : [word],
    ),
  );
  const longest = Math.max(...[...forms].map(({ length }) => length));
  return (word) => {
    if (forms.has(word)) return true;
    for (let end = Math.min(word.length, longest); end > 0; end -= 1)
      if (forms.has(`${word.slice(0, end)}*`)) return true;
    return false;
  };
}

export const isEmpty = listed('empty');
export const isWeak = listed('weak');

/** Of several words, and yet no more than one of those. */
export const PHRASES =
  /\b(?:roll(?:ed|ing)? (?:it )?out|lorem ipsum|up and running|by (?:phone|mail|e-?mail|chat))\b|все в порядке/gu;
