# VIP questionnaires and tickets: why something cannot be done.

error-questionnaire-unknown = There is no such questionnaire.
error-questionnaire-paused = The questionnaire of this client is paused: first what he complained of is repaired, and he confirms it himself. You will get a message.
error-questionnaire-handed-in = This questionnaire is handed in already.
error-questionnaire-dropped = This questionnaire was deleted.
error-questionnaire-begun = Another questionnaire of this client is open. Finish that one first.
error-questionnaire-open = This questionnaire is still being filled: change the answer there.
error-ticket-unknown = There is no such ticket.
