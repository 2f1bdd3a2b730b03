# What of a mail is not shown, and why. The mail itself is kept whole.

mail-cut-text = The text of the email is very long: its beginning is shown.
mail-cut-html = The formatted text of the email is very big: not all of it was read.
mail-cut-headers = The headers of the email are very long: not all of them were read.
mail-cut-parts = The email has too many parts: the last ones were not read.
mail-cut-depth = Emails lie within each other too deep: the innermost were not read.
mail-cut-attachments = Too many files are attached: the last ones are not shown.
mail-cut-attachment-size = One or more files are too big and are not shown.
mail-cut-all-attachments-size = All files together are too big: the last ones are not shown.
mail-cut-packed = Outlook packed the email (winmail.dat), and it could not be unpacked. Ask for it as an ordinary email.

# Why a mail server cannot be worked with, and what to do.
mailbox-failure-unreachable = the server does not answer. Check name, port and network
mailbox-failure-tls = the connection could not be encrypted. Check the server's certificate, ca_file and the kind of address: imaps, imap+starttls
mailbox-failure-login-refused = the server did not accept login or password. Check them; some want a password of its own for mail programs
mailbox-failure-oauth-refused = the provider did not accept the refresh token. Get a new one and write it into refresh_token_file
mailbox-failure-oauth-away = the provider of tokens does not answer. Check the network
mailbox-failure-secret-unreadable = the file of the password or token cannot be read. Check its path and permissions
mailbox-failure-folder-missing = there is no such folder. Mend mailboxes.….folder in company.toml
mailbox-failure-refused = the server refused a command
mailbox-failure-silent = the server stopped answering
mailbox-failure-lost = the connection to the server was cut
mailbox-failure-unexpected = a mistake of the program, the log says more
