# Сводки: дневная для руководителей, утренняя для продавца. Первые строки читают за десять секунд.

error-report-unknown = Этой сводки уже нет.
error-no-digest = Сводки получают руководители и продавцы. У вас её нет.

report-ticket = К-{ $number }
report-late = Сводка пришла с опозданием, данные на { $when }.
report-quiet = Тихий день: новых проблемных анкет нет, ничего не просрочено.
report-overdue-first =
    { $n ->
        [one] Просрочено { $n }: { $what } «{ $client }», { $holder }, { $late }
       *[other] Просрочено { $n }: дольше всех { $what } «{ $client }», { $holder }, { $late }
    }
report-unsigned-first =
    { $n ->
        [one] Никто не подписал { $n }: { $what } «{ $client }», { $since }
       *[other] Никто не подписал { $n }: дольше всех { $what } «{ $client }», { $since }
    }
report-waiting-first =
    { $n ->
        [one] Ждём слова клиента: { $n } («{ $client }», { $days })
       *[other] Ждём слова клиента: { $n } (дольше всех «{ $client }», { $days })
    }
report-waiting-first-today = Ждём слова клиента: { $n }
report-count-opened = новых проблемных анкет { $n }
report-count-done = исправлено { $n }
report-count-confirmed = подтвердили клиенты { $n }
report-count-refused = сказали «нет» { $n }
report-count-returned = вернулось писем { $n }
report-count-unsorted = писем ждут человека { $n }
report-count-referrals = рекомендаций { $n }
report-count-tasks = просрочено задач { $n }
report-visits = Анкеты за неделю: { $done } из { $norm }
report-visits-behind = Анкеты за неделю: { $done } из { $norm }, отстают { $n }
report-meetings-first =
    { $n ->
        [one] Встречи { $day }: { $n }, в { $time } («{ $client }»)
       *[other] Встречи { $day }: { $n }, первая в { $time } («{ $client }»)
    }

report-subject-daily = Сводка, { $day }: { $what }
report-subject-overdue = просрочено { $n }
report-subject-refused = сказали «нет» { $n }
report-subject-opened = новых { $n }
report-subject-waiting = ждём слова { $n }
report-subject-quiet = тихий день
report-subject-morning = Ваш день, { $day }

report-title-overdue = Просрочено: { $n }
report-title-unsigned = Никто не подписал: { $n }
report-title-refused = Клиенты сказали «нет»: { $n }
report-title-waiting = Ждём слова клиента: { $n }
report-title-opened = Новые проблемные анкеты: { $n }
report-title-returned = Вернулись письма: { $n }
report-title-unsorted = Письма ждут человека: { $n }
report-title-done = Исправлено: { $n }
report-title-confirmed = Подтвердили клиенты: { $n }
report-title-visits = Анкеты за неделю: { $done } из { $norm }
report-title-meetings = Встречи { $day }: { $n }
report-title-referrals = Рекомендации: { $n }
report-title-tasks = Просроченные задачи: { $n }
report-more = и ещё { $n }

report-severity-stopped = работа стоит
report-severity-losses = работает с потерями
report-severity-nuisance = неудобство
report-line-overdue = { $what } «{ $client }» · { $holder }, { $since } · просрочено на { $late }
report-line-unsigned = { $what } «{ $client }» · { $to } · { $since }
report-line-opened =
    { $n ->
        [one] К-{ $number } «{ $client }» · { $severity } · «{ $words }» · { $rep }
       *[other] К-{ $number } «{ $client }» · { $severity } · жалоб: { $n } · «{ $words }» · { $rep }
    }
report-line-done = К-{ $number } «{ $client }» · { $person }: «{ $words }»
report-line-waiting = К-{ $number } «{ $client }» · исправлено { $restored } · спросили: { $asked }, { $since } · молчит { $days }
report-line-waiting-today = К-{ $number } «{ $client }» · исправлено { $restored } · спросили: { $asked }, { $since }
report-line-not-asked = К-{ $number } «{ $client }» · исправлено { $since } · клиента ещё не спросили: { $rep }
report-line-confirmed = К-{ $number } «{ $client }» · { $person }: «{ $words }»
report-line-confirmed-phone = К-{ $number } «{ $client }» · { $person }, по телефону: «{ $words }»
report-line-refused = К-{ $number } «{ $client }»: «{ $words }»
report-line-returned = { $to }
report-line-returned-author = { $to } · автор: { $author }
report-line-unsorted = { $sender }: «{ $subject }» · { $since }
report-line-norm = { $rep }: { $done } из { $norm }
report-line-norm-behind = { $rep }: { $done } из { $norm }, отстаёт
report-line-meeting = { $time } «{ $client }» · { $rep }
report-line-referral = «{ $client }», назвал клиент «{ $by }»
report-line-task = { $title } · { $owner } · срок { $day }
report-line-task-client = { $title } · «{ $client }» · { $owner } · срок { $day }

report-bar-opened = новых
report-bar-confirmed = подтверждено

report-morning = Доброе утро, { $name }. { $day }
report-tickets-first =
    { $n ->
        [one] { $n } тикет ждёт вас
        [few] { $n } тикета ждут вас
       *[other] { $n } тикетов ждут вас
    }
report-calls = Звонки: { $n }
report-calls-agreed = Звонки: { $n }, из них назначено { $agreed }
report-my-meetings =
    { $n ->
        [one] Встреча в { $time }: «{ $client }»
       *[other] Встречи: { $n }, первая в { $time } («{ $client }»)
    }
report-my-tasks =
    { $late ->
        [0] Задачи на сегодня: { $n }
       *[other] Задачи на сегодня: { $n }, просрочено { $late }
    }
report-my-norm =
    { $days ->
        [one] Анкеты за неделю: { $done } из { $norm }, остался { $days } рабочий день
        [few] Анкеты за неделю: { $done } из { $norm }, осталось { $days } рабочих дня
       *[other] Анкеты за неделю: { $done } из { $norm }, осталось { $days } рабочих дней
    }
report-empty-day = На сегодня ничего не назначено.
report-title-tickets = Тикеты ждут вас: { $n }
report-title-my-meetings = Встречи: { $n }
report-title-my-tasks = Задачи: { $n }
report-line-need-ask = К-{ $number } «{ $client }»: исправлено { $since }, спросите клиента
report-line-need-answer = К-{ $number } «{ $client }»: клиент ответил, скажите, что это значит ({ $since })
report-line-need-address = К-{ $number } «{ $client }»: письмо вернулось, нужен другой адрес ({ $since })
report-line-need-call = К-{ $number } «{ $client }»: клиент молчит { $since }, позвоните
report-line-my-meeting = { $time } «{ $client }»
report-line-my-meeting-at = { $time } «{ $client }», { $place }
report-line-my-task = { $what }
report-line-my-task-late = { $what } · срок был { $day }
report-of-client = { $title } · «{ $client }»
