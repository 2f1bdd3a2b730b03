# VIP-анкеты и тикеты: почему что-то нельзя сделать.

error-questionnaire-unknown = Такой анкеты нет.
error-questionnaire-paused = Анкета этого клиента на паузе: сначала исправят то, на что он пожаловался, и он сам это подтвердит. Вы получите сообщение.
error-questionnaire-handed-in = Эта анкета уже сдана.
error-questionnaire-dropped = Эта анкета удалена.
error-questionnaire-begun = По этому клиенту уже начата другая анкета. Сначала закончите её.
error-questionnaire-open = Эта анкета ещё заполняется: изменить ответ можно прямо в ней.
error-ticket-unknown = Такого тикета нет.
