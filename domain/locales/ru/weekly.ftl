# Недельный пакет к совещанию: повестка, разделы; решения, узкие места и меры.

error-decision-unknown = Такого решения нет.
error-measure-unknown = Такой меры нет.
error-bottleneck-unknown = За эти дни таких жалоб нет.

digest-cause-equipment = оборудование
digest-cause-line = линия
digest-cause-settings = настройка
digest-cause-software = программа
digest-cause-people = люди
digest-cause-supplier = поставщик
digest-cause-documents = документы
digest-cause-client-side = на стороне клиента
digest-cause-other = другое

digest-week-subject = К совещанию, { $day }: { $what }
digest-week-headline = К совещанию: { $first } — { $last }
digest-week-most-red =
    { $n ->
        [one] { $n } ключевой клиент с тикетом
        [few] { $n } ключевых клиента с тикетами
       *[other] { $n } ключевых клиентов с тикетами
    }
digest-week-most-overdue = просрочено { $n }
digest-week-most-confirmed = подтвердили { $n }
digest-week-most-refused = сказали «нет» { $n }
digest-week-most-quiet = тихая неделя
digest-week-alarm-red =
    { $n ->
        [1] Ключевой клиент с открытым тикетом: «{ $client }»
       *[other] Ключевые клиенты с открытыми тикетами: { $n }, первым «{ $client }»
    }
digest-week-alarm-overdue = Просрочено: { $n }
digest-week-agenda = Повестка
digest-week-point-decisions = Решения: выполнено { $kept }, не выполнено { $broken }, открыто { $open }
digest-week-point-red =
    { $n ->
        [1] Ключевой клиент в беде: «{ $client }»
       *[other] Ключевые клиенты в беде: { $n }, первым «{ $client }»
    }
digest-week-point-open = Не сделано заявок: { $n }, просрочено { $overdue }
digest-week-point-bottleneck = Узкое место: { $name }, { $n } ({ $percent } % жалоб)
digest-week-point-pair = Медленнее всех подписывают: { $pair }, { $time }
digest-week-point-words = Слово клиента: подтвердили { $n }, «нет» { $refused }, слишком долго молчат { $silent }
digest-week-point-norms = Анкеты: { $done } из { $norm }, отстают { $behind }
digest-week-point-money = Деньги: найдено возможностей { $found }, продано { $won }, рекомендаций { $referrals }
digest-week-point-new = Новые решения

digest-week-title-decisions = Решения: выполнено { $kept }, не выполнено { $broken }, открыто { $open }
digest-week-title-red = Ключевые клиенты с тикетами: { $n }
digest-week-title-open = Не сделано: { $n }, просрочено { $overdue }
digest-week-title-category = Узкие места за { $days } дн.
digest-week-title-root-cause = Причины за { $days } дн.
digest-week-title-place = Места за { $days } дн.
digest-week-title-product = Товары и услуги за { $days } дн.
digest-week-title-measures = Меры: { $n }
digest-week-title-pairs = Между отделами, от передачи до подписи: { $n }
digest-week-title-words = Слово клиента
digest-week-title-visits = Анкеты за неделю: { $done } из { $norm }
digest-week-title-money = Деньги

digest-week-decision-open = { $words } · { $person }, до { $day }
digest-week-decision-done = { $words } · { $person } говорит, что сделано
digest-week-decision-late = { $words } · { $person }, срок был { $day }
digest-week-decision-kept = Выполнено: { $words } · { $person }
digest-week-decision-broken = Не выполнено: { $words } · { $person }, срок был { $day }
digest-week-line-red =
    { $overdue ->
        [0] «{ $client }» · тикетов { $n } · { $severity } · { $since }
       *[other] «{ $client }» · тикетов { $n }, просрочено { $overdue } · { $severity } · { $since }
    }
digest-week-age-day = до суток { $n }
digest-week-age-three = до 3 дней { $n }
digest-week-age-week = до недели { $n }
digest-week-age-month = до месяца { $n }
digest-week-age-older = старше месяца { $n }
digest-week-line-open = { $what } «{ $client }» · { $since } · у кого: { $holder }, { $held }
digest-week-line-bottleneck =
    { $repeats ->
        [0] { $name }: { $n } ({ $percent } %), до того { $before }
       *[other] { $name }: { $n } ({ $percent } %), повторов { $repeats }, до того { $before }
    }
digest-week-line-measure = { $name }: { $words } · { $person }
digest-week-measure-cost = стоит { $sum }
digest-week-measure-due = до { $day }
digest-week-measure-late = срок был { $day }
digest-week-measure-effect =
    { $days ->
        [0] сделано сегодня
        [one] жалоб за { $days } день до меры { $before }, после { $after }
        [few] жалоб за { $days } дня до меры { $before }, после { $after }
       *[other] жалоб за { $days } дней до меры { $before }, после { $after }
    }
digest-week-measure-brought = принесла { $sum }
digest-week-no-department = без отдела
digest-week-line-pair = { $pair }: обычно { $time }, дольше всего { $worst }, передач { $n }
digest-week-words-share = Подтвердили { $n }, сказали «нет» { $refused }: подтверждений { $percent } %
digest-week-words-rounds = С первого раза { $first }, со второго { $second }, позже { $later }
digest-week-words-phone = По телефону { $n }
digest-week-words-waiting = Ждём слова: { $n }, из них слишком долго молчат { $silent }
digest-week-words-longest = К-{ $number } «{ $client }» молчит { $days }
digest-week-money-found = найдено { $n }
digest-week-money-won = продано { $n }
digest-week-money-lost = упущено { $n }
digest-week-money-open = в работе { $n }
digest-week-money-referrals = Рекомендаций: { $n }

digest-week-point-products = Продукт отделов: { $what }
digest-week-title-products = Продукт отделов: что дали и неделей раньше
digest-week-line-product = { $name }: { $made } (неделей раньше { $before })
digest-product-of = { $section }, { $name }
digest-product-sales = доход
digest-product-support = освобождено времени продавцов
digest-product-letters = доход от писем
digest-product-corporate = оплаченные договоры
digest-product-quality = качество восстановлено и подтверждено
digest-product-hours =
    { $minutes ->
        [0] { $hours } ч
       *[other] { $hours } ч { $minutes } мин
    }
digest-product-clients =
    { $n ->
        [one] { $n } клиент
        [few] { $n } клиента
       *[many] { $n } клиентов
    }
digest-product-contracts =
    { $n ->
        [one] { $n } договор
        [few] { $n } договора
       *[many] { $n } договоров
    }
