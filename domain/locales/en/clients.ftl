# Errors about clients.

error-several-clients = “{ $name }” fits several: { $clients }. Write the tax number, the code or the whole name.
