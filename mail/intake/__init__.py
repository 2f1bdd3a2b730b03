"""From stored mail to what it does: read, decided on and carried out, once each."""
