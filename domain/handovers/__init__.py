"""A person's work handed over to colleagues in one act: a leave or a dismissal (domain 4.3)."""
