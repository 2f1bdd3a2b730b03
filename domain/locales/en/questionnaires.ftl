# VIP questionnaires and tickets: why something cannot be done.

error-questionnaire-unknown = There is no such questionnaire.
error-questionnaire-paused = The questionnaire of this client is paused: first what he complained of is repaired, and he confirms it himself. You will get a message.
error-questionnaire-handed-in = This questionnaire is handed in already.
error-questionnaire-dropped = This questionnaire was deleted.
error-questionnaire-on-record = The complaints of this questionnaire are with others already: it cannot be deleted. It can be put aside.
error-questionnaire-begun = Another questionnaire of this client is open. Finish that one first.
error-questionnaire-open = This questionnaire is still being filled: change the answer there.
error-ticket-taken = Ticket Q-{ $number } is already with { $name }, { $at }.
error-ticket-not-declined = A ticket cannot be declined. Sign for it, then hand it to whoever will repair it.
error-ticket-clients-word = The client's own word closes this request: it is part of a ticket.
error-ticket-nothing-open = Everything in this ticket is repaired already.
error-ticket-duplicate-itself = A ticket cannot be a duplicate of itself.
error-ticket-duplicate-other-client = Ticket Q-{ $number } belongs to another client. It must be one of the same client.
error-ticket-duplicate-chain = Ticket Q-{ $number } is a duplicate itself. Name the first one.
error-ticket-day-passed = That day has passed. Name today or a later one.

request-kind-questionnaire = VIP questionnaire
request-kind-client = A client passed on
error-ticket-unknown = There is no such ticket.
error-ticket-register-too-long = The consolidated register would have more than { $limit } tickets, too many to read on paper. Open /tickets.
