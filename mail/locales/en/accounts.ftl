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
