# Сводки: дневная для руководителей, утренняя для продавца. Первые строки читают за десять секунд.

error-report-unknown = Этой сводки уже нет.
error-no-digest = Сводки получают руководители и продавцы. У вас её нет.

digest-ticket = К-{ $number }
digest-late = Сводка пришла с опозданием, данные на { $when }.
digest-quiet = Тихий день: новых проблемных анкет нет, ничего не просрочено.
digest-overdue-first =
    { $n ->
        [1] Просрочено { $n }: { $what } «{ $client }», { $holder }
       *[other] Просрочено { $n }: дольше всех { $what } «{ $client }», { $holder }
    }, { $late ->
        [none] срок уже прошёл
       *[other] { $late }
    }
digest-unsigned-first =
    { $n ->
        [1] Никто не подписал { $n }: { $what } «{ $client }», { $since }
       *[other] Никто не подписал { $n }: дольше всех { $what } «{ $client }», { $since }
    }
digest-waiting-first =
    { $n ->
        [1] Ждём слова клиента: { $n } («{ $client }», { $days })
       *[other] Ждём слова клиента: { $n } (дольше всех «{ $client }», { $days })
    }
digest-waiting-first-today = Ждём слова клиента: { $n }
digest-count-opened = новых проблемных анкет { $n }
digest-count-done = исправлено { $n }
digest-count-confirmed = подтвердили клиенты { $n }
digest-count-refused = сказали «нет» { $n }
digest-count-returned = вернулось писем { $n }
digest-count-unsorted = писем ждут человека { $n }
digest-count-referrals = рекомендаций { $n }
digest-count-tasks = просрочено задач { $n }
digest-count-promises = обещаний клиентам просрочено { $n }
digest-visits = Анкеты за неделю: { $done } из { $norm }
digest-visits-behind = Анкеты за неделю: { $done } из { $norm }, отстают { $n }
digest-meetings-first =
    { $n ->
        [1] Встречи { $day }: { $n }, в { $time } («{ $client }»)
       *[other] Встречи { $day }: { $n }, первая в { $time } («{ $client }»)
    }

digest-subject-daily = Сводка, { $day }: { $what }
digest-subject-overdue = просрочено { $n }
digest-subject-refused = сказали «нет» { $n }
digest-subject-opened = новых { $n }
digest-subject-waiting = ждём слова { $n }
digest-subject-quiet = тихий день
digest-subject-morning = Ваш день, { $day }

digest-title-overdue = Просрочено: { $n }
digest-title-unsigned = Никто не подписал: { $n }
digest-title-refused = Клиенты сказали «нет»: { $n }
digest-title-waiting = Ждём слова клиента: { $n }
digest-title-opened = Новые проблемные анкеты: { $n }
digest-title-returned = Вернулись письма: { $n }
digest-title-unsorted = Письма ждут человека: { $n }
digest-title-done = Исправлено: { $n }
digest-title-confirmed = Подтвердили клиенты: { $n }
digest-title-visits = Анкеты за неделю: { $done } из { $norm }
digest-title-meetings = Встречи { $day }: { $n }
digest-title-referrals = Рекомендации: { $n }
digest-title-tasks = Просроченные задачи: { $n }
digest-title-promises = Обещано клиентам и просрочено: { $n }
digest-more = и ещё { $n }

digest-severity-stopped = работа стоит
digest-severity-losses = работает с потерями
digest-severity-nuisance = мешает
digest-line-overdue =
    { $what } «{ $client }» · { $holder }, { $since } · { $late ->
        [none] срок уже прошёл
       *[other] просрочено на { $late }
    }
digest-line-unsigned = { $what } «{ $client }» · { $to } · { $since }
digest-line-opened =
    { $n ->
        [1] К-{ $number } «{ $client }» · { $severity } · «{ $words }» · { $rep }
       *[other] К-{ $number } «{ $client }» · { $severity } · жалоб: { $n } · «{ $words }» · { $rep }
    }
digest-line-done =
    К-{ $number } «{ $client }»{ $n ->
        [1] {""}
        [one] {" "}· { $n } жалоба
        [few] {" "}· { $n } жалобы
       *[other] {" "}· { $n } жалоб
    } · { $person }: «{ $words }»
digest-line-waiting = К-{ $number } «{ $client }» · исправлено { $restored } · спросили: { $asked }, { $since } · молчит { $days }
digest-line-waiting-today = К-{ $number } «{ $client }» · исправлено { $restored } · спросили: { $asked }, { $since }
digest-line-not-asked = К-{ $number } «{ $client }» · исправлено { $since } · клиента ещё не спросили: { $rep }
digest-line-confirmed = К-{ $number } «{ $client }» · { $person }: «{ $words }»
digest-line-confirmed-phone = К-{ $number } «{ $client }» · { $person }, по телефону: «{ $words }»
digest-line-refused = К-{ $number } «{ $client }»: «{ $words }»
digest-line-returned = { $to }
digest-line-returned-author = { $to } · автор: { $author }
digest-line-unsorted = { $sender }: «{ $subject }» · { $since }
digest-line-norm = { $rep }: { $done } из { $norm }
digest-line-norm-behind = { $rep }: { $done } из { $norm }, отстаёт
digest-line-norm-away = { $rep }: в отпуске всю неделю
digest-line-meeting = { $time } «{ $client }» · { $rep }
digest-line-referral = «{ $client }», назвал клиент «{ $by }»
digest-line-task = { $title } · { $owner } · срок { $day }
digest-line-task-client = { $title } · «{ $client }» · { $owner } · срок { $day }

digest-bar-opened = новых
digest-bar-confirmed = подтверждено

digest-morning = Доброе утро, { $name }. { $day }
digest-tickets-first =
    { $n ->
        [one] { $n } тикет ждёт вас
        [few] { $n } тикета ждут вас
       *[other] { $n } тикетов ждут вас
    }
digest-calls = Звонки: { $n }
digest-calls-agreed = Звонки: { $n }, из них назначено { $agreed }
digest-my-meetings =
    { $n ->
        [1] Встреча в { $time }: «{ $client }»
       *[other] Встречи: { $n }, первая в { $time } («{ $client }»)
    }
digest-my-tasks =
    { $late ->
        [0] Задачи на сегодня: { $n }
       *[other] Задачи на сегодня: { $n }, просрочено { $late }
    }
digest-my-norm =
    { $days ->
        [one] Анкеты за неделю: { $done } из { $norm }, остался { $days } рабочий день
        [few] Анкеты за неделю: { $done } из { $norm }, осталось { $days } рабочих дня
       *[other] Анкеты за неделю: { $done } из { $norm }, осталось { $days } рабочих дней
    }
digest-empty-day = На сегодня ничего не назначено.
digest-title-tickets = Тикеты ждут вас: { $n }
digest-title-my-meetings = Встречи: { $n }
digest-title-my-tasks = Задачи: { $n }
digest-line-need-ask = К-{ $number } «{ $client }»: исправлено { $since }, спросите клиента
digest-line-need-answer = К-{ $number } «{ $client }»: клиент ответил, скажите, что это значит ({ $since })
digest-line-need-address = К-{ $number } «{ $client }»: письмо вернулось, нужен другой адрес ({ $since })
digest-line-need-call = К-{ $number } «{ $client }»: клиент молчит { $since }, позвоните
digest-line-my-meeting = { $time } «{ $client }»
digest-line-my-meeting-at = { $time } «{ $client }», { $place }
digest-line-my-task = { $what }
digest-promised = обещано: { $what }
digest-line-my-task-late = { $what } · срок был { $day }
digest-of-client = { $title } · «{ $client }»
