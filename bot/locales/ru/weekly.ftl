# Недельное совещание: решения, узкие места, меры.

form-send-decision = Записать решение
form-send-measure = Записать меру
form-send-measure_brought = Записать итог

decisions-button = Решения
digest-button-decisions = Решения · { $n }
digest-button-pdf = PDF
digest-button-xlsx = XLSX
digest-paper-ordered = Готовим, сейчас пришлём.

decisions-headline =
    { $open ->
        [0] <b>Открытых решений нет</b>
        [one] <b>{ $open } открытое решение</b>
        [few] <b>{ $open } открытых решения</b>
       *[other] <b>{ $open } открытых решений</b>
    }{ $late ->
        [0] {""}
       *[other] {" "}· просрочено { $late }
    }
decisions-headline-closed = <b>Прошлые решения: { $n }</b>
decisions-none-open = Записать можно прямо на совещании: что, кто и к какому дню.
decisions-none-closed = Закрытых решений ещё нет.
decision-line-open = { $n }. { $words } · { $person }, до { $day }
decision-line-done = { $n }. { $words } · { $person } говорит, что сделано
decision-line-late = ❗ { $n }. { $words } · { $person }, срок был { $day }
decision-line-kept = ✔ { $n }. { $words } · { $person }
decision-line-broken = ✘ { $n }. { $words } · { $person }, срок был { $day }
decision-recorded = ✔ <b>Решение записано</b>
decision-who = Делает: { $person }, до { $day }. Задача уже в его списке.
decision-button-new = Записать решение
decision-button-another = Записать ещё
decision-button-all = Все решения
decision-button-kept = { $n } · выполнено
decision-button-broken = { $n } · нет
decision-button-again = { $n } · вернуть
decision-button-open = Открытые решения
decision-button-closed = Прошлые · { $n }
decision-kept-answer = Записано: выполнено.
decision-broken-answer = Записано: не выполнено. Вернуть можно из прошлых.
decision-again-answer = Решение снова открыто.

bottlenecks-button = Узкие места
bottlenecks-headline-category = <b>Узкие места: жалобы</b> · { $days } дн.
bottlenecks-headline-root-cause = <b>Узкие места: причины</b> · { $days } дн.
bottlenecks-headline-place = <b>Узкие места: места</b> · { $days } дн.
bottlenecks-headline-product = <b>Узкие места: товары и услуги</b> · { $days } дн.
bottlenecks-all =
    { $n ->
        [one] { $n } жалоба, повторов { $repeats }, до того { $before }
        [few] { $n } жалобы, повторов { $repeats }, до того { $before }
       *[other] { $n } жалоб, повторов { $repeats }, до того { $before }
    }
bottlenecks-none = Таких записей за эти дни нет.
bottleneck-line = { $n }. { $name }: <b>{ $count }</b>, { $percent } %
bottleneck-repeats = повторов { $n }
bottleneck-same = как и до того
bottleneck-more = ▲ было { $n }
bottleneck-less = ▼ было { $n }
bottleneck-measures =
    { $n ->
        [one] { $n } мера
        [few] { $n } меры
       *[other] { $n } мер
    }
bottlenecks-button-category = По жалобам
bottlenecks-button-root-cause = По причинам
bottlenecks-button-place = По местам
bottlenecks-button-product = По товарам
bottlenecks-button-days =
    { $days ->
        [365] За год
       *[other] За { $days } дней
    }
measures-button = Меры · { $n }

bottleneck-by-category = жалобы
bottleneck-by-root-cause = причина
bottleneck-by-place = место
bottleneck-by-product = товар или услуга
bottleneck-headline = <b>Узкое место: { $name }</b> · { $by }
bottleneck-count = За { $days } дн.: { $n } из { $total }, { $percent } %
bottleneck-repeats-of = Повторов у тех же клиентов: { $n }
bottleneck-client = «{ $client }» { $n }
bottleneck-clients =
    { $n ->
        [1] Клиент: { $names }
       *[other] Клиентов { $n }, чаще других: { $names }
    }
bottleneck-against = Что делаем:
bottleneck-no-measures = Мер пока нет.
bottleneck-button-plan = Записать меру…
bottleneck-button-back = Ко всем узким местам

measure-line-planned = ▶ { $n }. { $what } · { $person }, до { $day }
measure-line-done = ✔ { $n }. { $what } · жалоб до { $before }, после { $after }{ $sum ->
        [none] {""}
       *[other] {" "}· принесла { $sum }
    }
measure-line-dropped = · { $n }. { $what } · не делаем
measure-of = { $name }
measures-headline = <b>Меры</b> · задумано { $planned }, всего { $total }
measures-none = Мер ещё нет. Откройте узкое место и запишите, что с ним сделать.
measure-headline-planned = ▶ <b>Мера</b> · до { $day }
measure-headline-late = ❗ <b>Мера просрочена</b> · срок был { $day }
measure-headline-done = ✔ <b>Мера сделана</b>
measure-headline-dropped = <b>Мера отменена</b>
measure-against = Против: { $name } ({ $by })
measure-owner = Отвечает: { $person }
measure-cost = Стоит: { $sum }
measure-owner-done = Исполнитель отметил сделанным { $at }
measure-before = Жалоб за последние { $days } дн.: { $n }
measure-effect = Жалоб за { $days } дн. до неё: { $before }, после: { $after }
measure-brought = Принесла: { $sum }
measure-brought-words = «{ $words }»
measure-tell-later = Когда станет ясно, запишите, что она принесла.
measure-button-open = Мера { $n }
measure-button-done = Сделана
measure-button-brought = Что принесла…
measure-button-drop = Не делаем
measure-button-again = Вернуть в планы
measure-button-bottleneck = Узкое место
measure-button-all = Все меры
measure-done-answer = Сделана. Дальше считаем жалобы после неё.
measure-drop-answer = Мера отменена.
measure-again-answer = Мера снова в планах.
