# Подрядчики заявки.

error-contractor-unknown = Такой работы подрядчика нет.
error-contractor-done = Подрядчик уже закончил эту работу.
