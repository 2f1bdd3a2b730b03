# Отпуск, увольнение и передача дел.
handover-staff = <b>Кого отправить в отпуск или уволить?</b>
handover-staff-away = { $name } в отпуске до { $until }
handover-person = { $name }
handover-person-away = { $name } · в отпуске
handover-button-undo-of = Отменить увольнение: { $name }
handover-person-headline = <b>{ $name }</b>
handover-in-hands = Сейчас у сотрудника: { $what }
handover-nothing = ничего
handover-button-his-leave = Отпуск
handover-button-leave = Отправить в отпуск…
handover-button-dismiss = Уволить…
handover-button-all = Все сотрудники
handover-button-back = ◀ Назад

handover-thing-client = { $n ->
    [one] { $n } клиент
    [few] { $n } клиента
   *[other] { $n } клиентов
}
handover-thing-member = { $n ->
    [one] { $n } место в команде клиента
    [few] { $n } места в командах клиентов
   *[other] { $n } мест в командах клиентов
}
handover-thing-request = { $n ->
    [one] { $n } заявка в работе
    [few] { $n } заявки в работе
   *[other] { $n } заявок в работе
}
handover-thing-offer = { $n ->
    [one] { $n } заявка ждёт приёма
    [few] { $n } заявки ждут приёма
   *[other] { $n } заявок ждут приёма
}
handover-thing-authored = { $n ->
    [one] { $n } своя заявка
    [few] { $n } свои заявки
   *[other] { $n } своих заявок
}
handover-thing-ticket = { $n ->
    [one] { $n } тикет
    [few] { $n } тикета
   *[other] { $n } тикетов
}
handover-thing-questionnaire = { $n ->
    [one] { $n } анкета
    [few] { $n } анкеты
   *[other] { $n } анкет
}
handover-thing-appointment = { $n ->
    [one] { $n } встреча
    [few] { $n } встречи
   *[other] { $n } встреч
}
handover-thing-task = { $n ->
    [one] { $n } задача
    [few] { $n } задачи
   *[other] { $n } задач
}
handover-thing-opportunity = { $n ->
    [one] { $n } возможность
    [few] { $n } возможности
   *[other] { $n } возможностей
}
handover-thing-letter = { $n ->
    [one] { $n } личное письмо
    [few] { $n } личных письма
   *[other] { $n } личных писем
}
handover-thing-draft = { $n ->
    [one] { $n } черновик
    [few] { $n } черновика
   *[other] { $n } черновиков
}
handover-thing-campaign = { $n ->
    [one] { $n } клиент кампании
    [few] { $n } клиента кампании
   *[other] { $n } клиентов кампании
}
handover-thing-decision = { $n ->
    [one] { $n } решение
    [few] { $n } решения
   *[other] { $n } решений
}
handover-thing-measure = { $n ->
    [one] { $n } мера
    [few] { $n } меры
   *[other] { $n } мер
}

handover-one-request = заявка { $name }
handover-one-ticket = тикет К-{ $name }
handover-one-client = «{ $name }»
handover-one-questionnaire = анкета «{ $name }»
handover-one-appointment = встреча «{ $name }»
handover-one-task = задача «{ $name }»
handover-one-opportunity = возможность «{ $name }»

handover-dismiss-headline = <b>Увольнение: { $name }.</b> Кому передать дела?
handover-choose = Выберите одного или нескольких: кто занят меньше, получит больше, каждый клиент целиком достанется одному.
handover-taker = { $name } · нагрузка { $load }
handover-taker-chosen = ✔ { $name } · нагрузка { $load }
handover-totals = Всего: { $what }
leave-totals = На эти дни передаётся: { $what }
leave-waits = Ждёт возвращения: { $what }
handover-share = <b>{ $name }</b>: { $what }
handover-campaign-waits = { $n ->
    [one] { $n } клиент кампании ждёт
    [few] { $n } клиента кампании ждут
   *[other] { $n } клиентов кампании ждут
} нового распределения: его делает руководитель кампании.
handover-fenced = ❗ Достаются тому, кто отгораживал их от других: { $clients }. Добавьте ещё кого-нибудь.
handover-button-check = Дальше: проверить
handover-confirm-headline = <b>{ $name } больше не работает в компании?</b>
handover-confirm-access = Доступ закроется сразу: бот, приглашения, группы отделов.
handover-confirm-told = Клиенты получат письмо с именем нового менеджера.
handover-confirm-untold = Клиентам письмо не отправляется.
handover-confirm-undo = Отменить можно в течение суток.
handover-button-tell = Сообщить клиентам письмом
handover-button-untell = Не писать клиентам
handover-button-do = Уволить и передать дела
handover-dismissed = <b>{ $name }: доступ закрыт, дела переданы.</b>
handover-dismissed-share = { $name }: { $n ->
    [one] { $n } дело
    [few] { $n } дела
   *[other] { $n } дел
}
handover-dismissed-letters = { $n ->
    [one] Письмо получит { $n } клиент.
    [few] Письма получат { $n } клиента.
   *[other] Письма получат { $n } клиентов.
}
handover-dismissed-undo = Отменить можно до { $until }.
handover-button-undo = Отменить увольнение
handover-undone = <b>{ $name } снова работает.</b> Доступ открыт.
handover-back = <b>{ $name } снова на работе.</b>
handover-returned = Вернулось: { $what }
handover-elsewhere = Не вернулось: { $what }, сейчас у сотрудника { $holder }
handover-elsewhere-more = { $n ->
    [one] и ещё { $n }
   *[other] и ещё { $n }
}
handover-written-to = { $n ->
    [one] { $n } клиенту уже написали о замене: ему уйдёт письмо, что всё по-прежнему.
   *[other] { $n } клиентам уже написали о замене: им уйдёт письмо, что всё по-прежнему.
}
handover-to-call = { $n ->
    [one] { $n } клиенту написали о замене, но письма ему больше не доходят: скажите ему, что всё по-прежнему.
   *[other] { $n } клиентам написали о замене, но письма им больше не доходят: скажите им, что всё по-прежнему.
}
handover-groups-again = В группы отделов человека нужно добавить заново.
handover-removal-failed = ❗ <b>{ $name } остаётся в группе отдела «{ $department }»</b>: у бота нет права удалять участников. Удалите вручную и сделайте бота администратором группы с этим правом.

leave-headline-draft = <b>Отпуск: { $name }</b>, с { $since } по { $until }. Кто заменит?
leave-headline-asked = <b>{ $name } просит отпуск</b> с { $since } по { $until }. Ждёт решения руководителя.
leave-headline-yours-asked = <b>{ $name } просит отпуск</b> с { $since } по { $until }. Решение за вами.
leave-headline-planned = <b>{ $name }: отпуск с { $since } по { $until }.</b> Дела перейдут сами в первый день.
leave-headline-active = <b>{ $name } в отпуске до { $until }.</b>
leave-headline-own-planned = <b>Ваш отпуск с { $since } по { $until }.</b> Дела перейдут сами в первый день.
leave-headline-own-active = <b>Вы в отпуске до { $until }.</b>
leave-headline-ended = { $name }: отпуск закончился, дела вернулись.
leave-headline-cancelled = { $name }: отпуска с { $since } по { $until } не будет.
leave-headline-undone = { $name }: начало отпуска отменено, дела вернулись.
leave-stand-in = Замещает: { $names }
leave-told = Клиентам сообщат письмом.
leave-told-already = Клиентам сообщили письмом.
leave-ordered-by = Кто назначил: { $name }
leave-none = Отпуска сейчас нет, и он не назначен.
leave-over = <b>С возвращением.</b> Отпуск закончился, дела снова у вас.
leave-undone = <b>Вы снова работаете.</b> Начало вашего отпуска отменено, дела снова у вас.
dismissal-undone = <b>Вы снова работаете.</b> Увольнение отменено, доступ открыт, дела снова у вас.
leave-asked-answer = Просьба ушла руководителю.
leave-button-new = Попросить отпуск…
leave-button-ask = Попросить отпуск
leave-button-order = Назначить отпуск
leave-button-cancel = Отпуска не будет
leave-button-back = Уже на работе
leave-button-undo = Отменить начало отпуска

left = <b>{ $name } больше не работает в компании.</b> Дела перешли:
left-undone = { $name }: увольнение отменено, дела вернулись.
left-by = По распоряжению: { $name }
handed-over-dismissal = <b>{ $name } больше не работает в компании.</b> К вам перешло:
handed-over-leave = <b>До { $until } вы вместо сотрудника { $name }.</b> К вам перешло:
handed-over-over = { $name }: дела вернулись, замещать больше не нужно.
handed-over-clients = Клиенты: { $names }
handed-over-sign = Заявки ждут вашей подписи: примите каждую, до этого она у руководителя.
handed-over-button-requests = Мои заявки
handed-over-button-today = Мой день
handed-over-button-find = Найти клиента
handed-over-button-drafts = Черновики
handed-over-button-tasks = Мои задачи
handed-over-button-opportunities = Мои возможности
handed-over-button-tickets = Тикеты
handed-back = { $name } снова на работе. Вернулось от вас: { $n ->
    [one] { $n } дело
    [few] { $n } дела
   *[other] { $n } дел
}.
handed-back-undone = Передача дел отменена ({ $name }). Вернулось от вас: { $n ->
    [one] { $n } дело
    [few] { $n } дела
   *[other] { $n } дел
}.
form-send-leave = Выбрать, кому дела
