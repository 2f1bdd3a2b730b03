# VIP-программа в командной строке.

cli-campaign-rep-wrong = «{ $value }» не разобрать. Продавец пишется так: Имя, или Имя:parallel, или Имя:full_time:12, и ещё можно @Город.
cli-campaign-made = Кампания «{ $name }»: клиентов { $clients }. Уже в другой кампании: { $left }.
cli-campaign-head = { $name } · { $state } · с { $first } по { $last } · руководитель: { $head }
cli-campaign-covered = Отработано { $worked } из { $total } ({ $percent } %) · никто не звонил: { $untouched } · отказы ждут решения: { $refusals }
cli-campaign-forecast = Темп в неделю: { $pace } · закончим: { $finish } · не хватает людей: { $short }
cli-campaign-planned = готовится
cli-campaign-running = идёт
cli-campaign-ended = закончена
cli-campaign-mode-full-time = полностью
cli-campaign-mode-parallel = параллельно
cli-campaign-started = Кампания «{ $name }» началась, продавцы оповещены.
cli-campaign-finished = Кампания «{ $name }» закончена.
cli-campaign-moved = { $n ->
        [one] { $n } клиент перешёл
        [few] { $n } клиента перешли
       *[other] { $n } клиентов перешли
    } к сотруднику { $name }.
cli-campaign-marked = Отметка записана. Её учтёт следующее деление.
cli-campaign-removed = Клиент снят со списка.
cli-campaign-added = Клиент в списке. Продавца он получит при делении или вручную.
cli-campaign-joined = Сотрудник в кампании. Клиентов он получит при делении.
cli-campaign-left = { $name } больше не в кампании. Клиентов ждут деления: { $n }.

cli-split-done = Разделено, сменили продавца: { $n }.
cli-split-apply = Ничего ещё не изменено. Применить: fieldpost campaign split "{ $name }" --apply { $code }
cli-split-begun = { $n } — с ними уже начали работать
cli-split-gets-on = { $n } — ладят со своим продавцом
cli-split-stays = { $n } — остаются у кого были
cli-split-manager = { $n } — у своего менеджера
cli-split-place = { $n } — по месту
cli-split-load = { $n } — у прежнего слишком много
cli-split-fenced-off = { $n } — прежний отгораживает их от других
cli-split-does-not = { $n } — с прежним не ладят
cli-split-left = { $n } — прежний не в кампании
cli-split-split = { $n } — по норме
cli-split-nobody = { $n } — отдать некому: все продавцы их отгораживают

cli-segments-nothing = За год нет ни одного заказа: делить не по чему.
cli-segments-line = { $segment }: клиентов { $clients }, { $percent } % выручки
cli-segments-changed = Сменили сегмент: { $n }
cli-segments-without-rate = Не учтено заказов в валюте без курса: { $n }. Впишите курс в programme.segments.rates.
cli-staffing-most-valuable = Самые ценные: клиентов { $clients }, анкет в год { $visits }
cli-staffing-key = Ключевые (сегмент A): клиентов { $clients }, анкет в год { $visits }
cli-staffing-others = Остальные: клиентов { $clients }, анкет в год { $visits }
cli-staffing-needed = Нужно анкет в неделю: { $visits }. Это людей на полное время: { $full }, или параллельно с продажами: { $parallel }.
cli-staffing-now = Сейчас в кампаниях людей: { $reps }, их норма в неделю: { $visits }. Не хватает анкет в неделю: { $short }.
cli-staffing-once = Обойти всех по одному разу они успеют за { $weeks ->
        [one] { $weeks } неделю
        [few] { $weeks } недели
       *[other] { $weeks } недель
    }, к { $until }.
cli-due = Пора посетить: { $n } · ещё ни разу не были: { $never }
cli-monthly-on = { $name }: среди самых ценных.
cli-monthly-off = { $name }: больше не среди самых ценных.

cli-head-campaign = Кампания
cli-head-from = С
cli-head-to = По
cli-head-clients = Клиентов
cli-head-left = Осталось
cli-head-rep = Продавец
cli-head-mode = Занят
cli-head-week = За неделю
cli-head-norm = Норма
cli-head-worked = Отработано
cli-head-place = Место
cli-head-now = Сейчас
cli-head-will = Будет
cli-head-gains = Получит
cli-head-loses = Отдаст
cli-head-segment = Сегмент
cli-head-visited = Последняя анкета
