# The questions that every request has.

request-form-title = New request
request-form-client = Which client?
request-form-kind = What kind of help is needed?
request-form-words = What is needed?
request-form-due = By when?
request-form-receiver = To whom?

form-problem-reserved = The name “{ $name }” belongs to a question that every request has. Choose another.
error-request-not-chosen = First choose the request this belongs to.
