# Встреча в календаре продавца.

document-appointment-summary = Встреча: { $name }
document-file-appointment = встреча
document-calendar-note = { $summary }, { $at }. Откройте файл, и запись попадёт в ваш календарь.
document-calendar-note-off = { $summary }, { $at }. Откройте файл, и запись уйдёт из вашего календаря.
