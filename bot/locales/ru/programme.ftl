# VIP-программа: кампания, список, деление, неделя продавца.

programme-none = Кампаний пока нет. Новую готовит администратор: fieldpost campaign new
programme-planned = <b>Кампания «{ $name }»</b> готовится · с { $first } по { $to }
programme-running = <b>Кампания «{ $name }»</b> идёт · до { $to }
programme-ended = ✔ <b>Кампания «{ $name }»</b> закончена
programme-covered = Отработано <b>{ $worked } из { $total }</b> ({ $n } %)
programme-states = Сданы { $handed } · на паузе { $paused } · отказы { $refused } · сняты { $removed }
programme-norm = Анкеты за неделю: <b>{ $done } из { $norm }</b>
programme-rep = { $name }: { $done } из { $norm } · осталось { $left }
programme-rep-done = ✔ { $name }: { $done } из { $norm } · осталось { $left }
programme-rep-left = { $name }: больше не в кампании
programme-rep-away = { $name }: в отпуске всю неделю · осталось { $left }
programme-days-off = { $n ->
    [one] в отпуске { $n } день
    [few] в отпуске { $n } дня
   *[other] в отпуске { $n } дней
}
programme-forecast = Закончим { $finish } при { $pace } в неделю
programme-forecast-norms = По нормам закончим { $finish }
programme-stands = Дело стоит: за последние недели никто не отработан
programme-short =
    чтобы успеть, { $n ->
        [one] нужен ещё { $n } человек
        [few] нужно ещё { $n } человека
       *[other] нужно ещё { $n } человек
    }
programme-time-up = <b>срок прошёл</b>
programme-untouched =
    Никто ещё не звонил: { $n ->
        [one] { $n } клиенту
       *[other] { $n } клиентам
    }
programme-found = Возможностей: { $opportunities } · рекомендаций: { $referrals }
programme-button-refusals = Отказы ждут вас · { $n }
programme-button-alone = Разделить список · { $n }
programme-button-start = Начать кампанию
programme-button-end = Закончить кампанию
programme-button-rep = { $name } { $done }/{ $norm }
programme-button-untouched = Не звонили · { $n }
programme-button-all = Весь список · { $n }
programme-button-split = Разделить заново
programme-button-found = Что нашли
programme-button-chart = График
programme-button-book = Таблица XLSX
programme-button-due = Кому пора
programme-button-staffing = Люди
programme-button-list = Кампании
programme-button-back = ◀ К кампании
programme-ordered = Готовлю, пришлю отдельным сообщением.
programme-campaigns = <b>Кампаний: { $n }</b>
programme-campaign-planned = «{ $name }» готовится · клиентов { $total }
programme-campaign-running = ▶ «{ $name }» · { $worked } из { $total } · до { $to }
programme-campaign-ended = ✔ «{ $name }» · { $worked } из { $total }

due-nobody = Посещать пока некого: у всех анкета не старше положенного.
due-headline = <b>Пора посетить: { $n }</b> · ещё ни разу не были: { $never }
due-line = { $n }. «{ $client }»
due-monthly = самый ценный
due-key = ключевой
due-last = были { $at }
due-never = ещё не были

staffing-headline = <b>Клиентов { $clients }, анкет в год { $visits }</b>
staffing-most-valuable = Самые ценные: { $clients }, анкет в год { $visits }
staffing-key = Ключевые: { $clients }, анкет в год { $visits }
staffing-others = Остальные: { $clients }, анкет в год { $visits }
staffing-needed =
    Нужно { $visits } в неделю. Это { $full ->
        [one] { $full } человек
        [few] { $full } человека
       *[other] { $full } человек
    } на полное время или { $part } параллельно с продажами
staffing-now = Сейчас в кампаниях людей: { $n }, их норма { $visits } в неделю
staffing-short = ❗ Не хватает анкет в неделю: { $n }
staffing-enough = Людей хватает
staffing-once =
    Всех по одному разу обойдут за { $n ->
        [one] { $n } неделю
        [few] { $n } недели
       *[other] { $n } недель
    }, к { $until }

found-opportunities = <b>Возможностей: { $n }</b>
found-stage-found = найдено { $n }
found-stage-talks = переговоры { $n }
found-stage-offer = предложение { $n }
found-stage-won = выиграно { $n }
found-stage-lost = проиграно { $n }
found-amount =
    { NUMBER($amount, maximumFractionDigits: 0) } { $currency ->
        [RUB] ₽
        [USD] $
        [EUR] €
        [CNY] ¥
        [KZT] ₸
       *[BYN] Br
    }
found-line = «{ $client }»: { $title } · { $owner }
found-referrals = <b>Рекомендаций: { $n }</b> · познакомить обещали: { $promised }
found-referral = «{ $client }», назвал «{ $by }»

campaign-rep = <b>{ $name }</b>: { $done } из { $norm } за неделю
campaign-part-all = Весь список: { $n }
campaign-part-open = Ещё не отработаны: { $n }
campaign-part-untouched = Никто ещё не звонил: { $n }
campaign-part-refusals = Отказы ждут вашего слова: { $n }
campaign-part-alone = Без продавца: { $n }
campaign-part-handed-in = Анкета сдана: { $n }
campaign-part-paused = На паузе, ждут исправления: { $n }
campaign-part-refused = Отказались: { $n }
campaign-part-removed = Сняты со списка: { $n }
campaign-button-open = Не отработаны · { $n }
campaign-button-untouched = Не звонили · { $n }
campaign-button-handed-in = Сданы · { $n }
campaign-button-paused = На паузе · { $n }
campaign-button-bulk = Передать всех ({ $n })…
campaign-line = { $n }. «{ $client }»
campaign-state-handed-in = ✔ сдана { $at }
campaign-state-paused = ⏳ на паузе с { $at }
campaign-state-refused = отказ, { $at }
campaign-state-removed = снят со списка { $at }
campaign-state-asked = <b>отказ, ждёт слова руководителя</b>
campaign-state-untouched = ещё не звонили
campaign-state-called = звонков { $n }, последний { $at }
campaign-client = <b>«{ $client }»</b>
campaign-segment = сегмент { $segment }
campaign-whose = У кого: { $name }
campaign-nobodys = Пока без продавца
campaign-nobody = без продавца
campaign-mark-gets-on = { $name }: ладит с клиентом
campaign-mark-fences-off = { $name }: отгораживает клиента от других
campaign-fenced = ❗ Передайте клиента другому: { $name } его отгораживает.
campaign-mark-does-not = { $name }: с клиентом не ладит
campaign-move = { $at }: { $giver } → { $taker }
campaign-own-words = «{ $words }»
campaign-reason-begun = работа уже начата
campaign-reason-gets-on = ладят
campaign-reason-stays = остаётся
campaign-reason-manager = свой менеджер
campaign-reason-place = по месту
campaign-reason-load = у прежнего слишком много
campaign-reason-fenced-off = прежний отгораживает
campaign-reason-does-not = с прежним не ладят
campaign-reason-left = прежний не в кампании
campaign-reason-leave = на время отпуска
campaign-reason-back = вернулся из отпуска
campaign-reason-split = по норме
campaign-reason-nobody = отдать некому
campaign-reason-by-hand = вручную
campaign-reason-closed = Компания закрылась
campaign-reason-not-client = Больше не наш клиент
campaign-reason-twice = Записан дважды
campaign-reason-not-now = Не в этот раз
campaign-button-move = Передать другому…
campaign-button-gets-on = Ладят
campaign-button-fences-off = Отгораживает
campaign-button-unmark = Снять отметку
campaign-button-dossier = Карточка клиента
campaign-button-remove = Снять со списка…
campaign-button-keep = ◀ Оставить как есть
campaign-button-taker = { $name } · { $n }
campaign-move-whom = Кому передать «{ $client }»? Число — сколько у него ещё не отработано.
campaign-bulk-whom =
    { $n ->
        [one] Кому передать { $n } клиента?
       *[other] Кому передать { $n } клиентов?
    } Число — сколько у него ещё не отработано.
campaign-remove-why = Почему «{ $client }» снимаем со списка?
campaign-moved = Передано: { $n }

split-nothing = Делить нечего: каждый клиент уже у того, у кого должен быть.
split-headline = <b>Деление «{ $name }», клиентов { $n }</b>. Пока ничего не изменено.
split-share = { $name }: <b>{ $n }</b> (норма { $norm })
split-gains = новых { $n }
split-loses = отдаст { $n }
split-more = и ещё продавцов: { $n }
split-why = Почему так:
split-reason = { $reason } { $n }
split-nobody = ❗ Отдать некому: { $n }. Их отгораживают все продавцы кампании.
split-button-apply = Применить · раздать { $n }
split-done =
    ✔ Разделено. Роздано клиентов: { $n }. Причина записана у каждого.

week-norm = <b>Моя неделя: { $done } из { $norm }</b>
week-without-norm = <b>Моя неделя.</b> Анкет за неделю: { $n }
week-done = ✔ Норма выполнена
week-left = Осталось { $n }, рабочих дней { $days }
week-counted = ✔ «{ $client }», { $at }
week-counted-paused = ⏳ «{ $client }», { $at }: на паузе, в норму засчитана
week-meetings = Встречи до конца недели: { $n }
week-meeting = { $at } «{ $client }»
week-list = В вашем списке: { $n }, из них ещё не звонили: { $untouched }
week-paused = Ждут исправления качества: { $n }
week-button-calls = Звонки
week-button-today = Сегодня
week-button-week = Моя неделя
week-behind =
    ❗ <b>Анкеты за неделю: { $done } из { $norm }.</b> Чтобы выполнить норму, нужно ещё { $left }.

campaign-begun = ▶ Началась кампания <b>«{ $name }»</b>, до { $to }. Руководитель: { $head }. В вашем списке клиентов: { $n }.
campaign-list-changed = Ваш список в кампании «{ $name }» изменился. Теперь в нём не отработано: { $n }.

refusal-headline = <b>Отказ: «{ $client }»</b>
refusal-rep = Передаёт: { $name }
refusal-ask = Согласны? Без вашего слова клиент остаётся в работе.
refusal-approved = ✔ Отказ принят, клиент отработан.
refusal-returned = Возвращено продавцу: попробует ещё раз.
refusal-resume-headline = <b>Не хочет продолжать анкету: «{ $client }»</b>
refusal-resume-ask = Согласны? Тогда спросим ещё раз через месяц. Вернёте — продавец позвонит сегодня.
refusal-resume-decided = ✔ Решено. Следующий звонок: { $at }
refusal-button-approve = Принять отказ
refusal-button-return = Вернуть продавцу
refusal-button-others = Другие отказы
refusal-try-again = Руководитель просит попробовать ещё раз: <b>«{ $client }»</b>. Клиент в ваших звонках на сегодня.
