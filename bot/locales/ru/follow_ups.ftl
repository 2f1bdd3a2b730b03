# Задачи и возможности: списки, карточки, короткие вопросы о них.

form-send-task = Записать задачу
form-send-opportunity = Записать возможность
form-send-hand_opportunity = Передать возможность
form-send-lost = Закрыть как упущенную
form-send-next_step = Записать шаг

tasks-headline =
    { $n ->
        [one] <b>{ $n } задача</b>
        [few] <b>{ $n } задачи</b>
       *[other] <b>{ $n } задач</b>
    }{ $late ->
        [0] {""}
       *[other] {" "}· просрочено { $late }
    }
tasks-none = Задач нет. Новую можно записать с карточки клиента.
tasks-line = { $mark } { $day } · { $promised ->
        [yes] обещано:{" "}
       *[no] {""}
    }{ $title }{ $client ->
        [none] {""}
       *[other] {" "}· «{ $client }»
    }
task-headline-open = <b>Задача</b> · срок { $day }
task-headline-today = ⏳ <b>Задача на сегодня</b>
task-headline-late = ❗ <b>Задача просрочена</b> · срок был { $day }
task-headline-done = ✔ <b>Задача сделана</b> { $at }
promise-headline-open = <b>Обещано клиенту</b> · до { $day }
promise-headline-today = ⏳ <b>Обещано клиенту на сегодня</b>
promise-headline-late = ❗ <b>Обещано и просрочено</b> · срок был { $day }
promise-headline-done = ✔ <b>Обещанное сделано</b> { $at }
task-client = Клиент: «{ $client }»
task-author = Записал(а): { $name }
task-owner = Делает: { $name }
task-next-opportunity = Возможность ещё открыта: запишите следующий шаг или закройте её.
task-button-done = Сделано
task-button-tomorrow = На завтра
task-button-week = Через неделю
task-button-client = Клиент
task-button-opportunity = Возможность
task-button-all = Все задачи
task-done-answer = Сделано.
task-moved-answer = Перенесено на { $day }.
client-button-questionnaires = Анкеты
client-button-task = Новая задача

opportunities-headline =
    { $n ->
        [one] <b>{ $n } возможность</b>
        [few] <b>{ $n } возможности</b>
       *[other] <b>{ $n } возможностей</b>
    }
opportunities-none = Открытых возможностей нет. Их приносят анкеты, записать новую можно и с карточки клиента.
opportunities-line = «{ $client }» · { $title } · { $stage }{ $day ->
        [none] {""}
       *[other] {" "}· { $day }
    }
opportunity-headline = <b>Возможность</b> · { $stage }
opportunity-headline-won = ✔ <b>Продано</b> { $at }
opportunity-headline-lost = <b>Упущено</b> { $at }
opportunity-client = Клиент: «{ $client }»
opportunity-amount = Сумма: { $amount } { $currency }
opportunity-next = Дальше: { $words }{ $day ->
        [none] {""}
       *[other] , { $day }
    }
opportunity-no-next = Следующий шаг не назначен.
opportunity-reason = Почему: { $words }
opportunity-owner = Ведёт: { $name }
opportunity-from = Из анкеты { $number }
stage-found = найдена
stage-talks = переговоры
stage-offer = предложение отправлено
stage-won = продано
stage-lost = упущено
currency-RUB = ₽
currency-USD = $
currency-EUR = €
currency-CNY = ¥
currency-KZT = ₸
currency-BYN = Br
opportunity-button-next = Следующий шаг…
opportunity-button-talks = Идут переговоры
opportunity-button-offer = Предложение отправлено
opportunity-button-give = Передать коллеге…
opportunity-handed = ✔ <b>Возможность передана.</b> Дальше её ведёт { $to }.
    «{ $client }» · { $title }
opportunity-button-won = Продано
opportunity-button-lost = Упущено…
opportunity-button-again = Вернуть в работу
opportunity-button-all = Все возможности
opportunity-button-new = Новая возможность
opportunity-stage-answer = Записано: { $stage }.

