# An appointment in a rep's calendar.

document-appointment-summary = Meeting: { $name }
document-file-appointment = meeting
