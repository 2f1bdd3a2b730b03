# Dates, durations and sizes the way people say them.

people-time-today = today
people-time-tomorrow = tomorrow
people-time-yesterday = yesterday
people-time-since = since { $when }
people-time-since-yesterday = since yesterday, { $time }

people-time-moment = less than a minute
people-time-minutes = { $n } min
people-time-hours = { $n } h
people-time-days = { $n } d
people-time-working-days = { $n } { $n ->
    [one] working day
   *[other] working days
}

people-time-bytes = { $n } B
people-time-kilobytes = { $n } KB
people-time-megabytes = { $n } MB
people-time-gigabytes = { $n } GB
