# An appointment in a rep's calendar.

document-appointment-summary = Meeting: { $name }
document-file-appointment = meeting
document-calendar-note = { $summary }, { $at }. Open the file, and your calendar has it.
document-calendar-note-off = { $summary }, { $at }. Open the file, and your calendar forgets it.
