# VIP-анкеты и тикеты: почему что-то нельзя сделать.

error-questionnaire-unknown = Такой анкеты нет.
error-questionnaire-paused = Анкета этого клиента на паузе: сначала исправят то, на что он пожаловался, и он сам это подтвердит. Вы получите сообщение.
error-questionnaire-handed-in = Эта анкета уже сдана.
error-questionnaire-dropped = Эта анкета удалена.
error-questionnaire-on-record = Жалобы из этой анкеты уже переданы, удалить её нельзя. Её можно отложить.
error-questionnaire-begun = По этому клиенту уже начата другая анкета. Сначала закончите её.
error-questionnaire-open = Эта анкета ещё заполняется: изменить ответ можно прямо в ней.
error-ticket-unknown = Такого тикета нет.
error-ticket-taken = Тикет К-{ $number } уже у сотрудника { $name }, { $at }.
error-ticket-not-declined = Отказаться от тикета нельзя. Примите его, потом передайте тому, кто исправит.
error-ticket-clients-word = Эту заявку закроет слово клиента: она часть тикета.
error-ticket-nothing-open = В этом тикете уже всё исправлено.
error-ticket-duplicate-itself = Тикет не может повторять сам себя.
error-ticket-duplicate-other-client = Тикет К-{ $number } другого клиента. Нужен тикет того же клиента.
error-ticket-duplicate-chain = Тикет К-{ $number } сам повторяет другой. Укажите тот, первый.
error-ticket-day-passed = Этот день уже прошёл. Назовите сегодняшний или более поздний.

request-kind-questionnaire = VIP-анкета
request-kind-client = Передача клиента
error-ticket-register-too-long = В сводном реестре было бы больше { $limit } тикетов, на бумаге столько не прочесть. Откройте /tickets.
