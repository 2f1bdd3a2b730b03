# Reports in the chat, and the choice of where they are sent.

digest-button-overdue = Overdue · { $n }
digest-button-more = All of it
digest-button-back = Back to the first lines

digest-way-daily =
    { $way ->
        [both] The digest of the day comes here and by email.
        [telegram] The digest of the day comes here.
        [mail] The digest of the day comes by email.
       *[none] The digest of the day does not come.
    }
digest-way-morning =
    { $way ->
        [both] The morning digest comes here and by email.
        [telegram] The morning digest comes here.
        [mail] The morning digest comes by email.
       *[none] The morning digest does not come.
    }
digest-button-both = Digest here and by email
digest-button-telegram = Digest only here
digest-button-mail = Digest only by email
digest-button-none = No digest
