# What of a mail is not shown, and why. The mail itself is kept whole.

mail-cut-text = The text of the mail is very long: its beginning is shown.
mail-cut-html = The formatted text of the mail is very big: not all of it was read.
mail-cut-headers = The headers of the mail are very long: not all of them were read.
mail-cut-parts = The mail has too many parts: the last ones were not read.
mail-cut-depth = Mails lie within each other too deep: the innermost were not read.
mail-cut-attachments = Too many files are attached: the last ones are not shown.
mail-cut-attachment-size = One or more files are too big and are not shown.
mail-cut-all-attachments-size = All files together are too big: the last ones are not shown.
mail-cut-packed = Outlook packed the mail (winmail.dat), and it could not be unpacked. Ask for it as an ordinary mail.
