"""Tables in: staff, clients with their contacts, and orders, from spreadsheets (domain 4.1)."""
