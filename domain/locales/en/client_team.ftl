# A client's team, notes, promises; the first call: what whoever answers the phone says.

call-script-greeting = { $company }, hello. Are you a client of ours already?
call-script-manager = Who is your account manager?
call-script-help = Is there anything I can help you with?
promise-by-voice = A promise noted by voice
error-note-unknown = This note is no longer there.
error-note-old = A note can be taken back within a day. Write a new one: what has changed.
error-promise-day-passed = That day has passed. Name today or a later one.
error-team-part-unknown = There is no such part in a team.
error-client-no-manager = The client has no account manager. Appoint one first: “Team” on the client’s card.
error-client-on-his-way = The client is being passed on already: request { $number }.
passing-title = A client to develop · orders: { $orders }{ $promises ->
        [0] {""}
       *[other] {""}, promises: { $promises }
    }{ $found ->
        [0] {""}
       *[other] {""}, opportunities: { $found }
    }
