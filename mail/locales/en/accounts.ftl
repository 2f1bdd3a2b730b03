# Mistakes in mail.toml. File, line and the path of the key stand before the text.

mail-file-none = there is no file { $file }. Take deploy/mail.toml.example as a pattern
mail-file-wrong-address = { $value } does not fit. Expected the address of a server that begins with one of: { $schemes }
mail-file-login-missing = the address has no login. It is written like this: { $example }
mail-file-password-in-address = a password does not belong in the address. Move it to password_file
mail-file-folder-in-address = nothing stands after the port. The folder is named in company.toml: mailboxes.….folder
mail-file-not-encrypted = without encryption anybody on the way to { $host } reads the password. Only this very machine may do without; for others there are addresses with "s" and "+starttls"
mail-file-one-secret = expected exactly one of: password_file, password, oauth
mail-file-no-login = there is a password, but no login in the address. Add the login or remove the password
mail-file-secret-unreadable = the file { $file } cannot be read. Check its path and permissions
mail-file-secret-empty = the file { $file } is empty. Put the secret into it
mail-file-wrong-ca = the file { $file } does not hold certificates in the format PEM
mail-file-unknown-mailbox = there is no such mailbox in company.toml. There are: { $known }
mail-file-no-mailbox = the mailbox { $code } stands in company.toml but not here. Add [mailboxes.{ $code }]

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
