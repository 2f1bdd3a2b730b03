# Даты, сроки и размеры так, как их говорят.

people-time-today = сегодня
people-time-tomorrow = завтра
people-time-yesterday = вчера
people-time-since = с { $when }
people-time-since-yesterday = со вчера, { $time }

people-time-moment = меньше минуты
people-time-minutes = { $n } мин
people-time-hours = { $n } ч
people-time-days = { $n } дн.
people-time-working-days = { $n } { $n ->
    [one] раб. день
    [few] раб. дня
   *[other] раб. дней
}

people-time-bytes = { $n } Б
people-time-kilobytes = { $n } КБ
people-time-megabytes = { $n } МБ
people-time-gigabytes = { $n } ГБ
