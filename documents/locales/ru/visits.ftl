# Встреча в календаре продавца.

document-appointment-summary = Встреча: { $name }
document-file-appointment = встреча
