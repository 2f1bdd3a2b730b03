# One person's data: a copy of them, and their erasure.

erased-name = erased on request { $on }
expired-name = erased, kept long enough { $on }
erased-words = [erased]
other-person = [another person]

error-person-gone = There is no such contact. Open the client’s card again.
error-person-unknown = There is nobody called “{ $name }” among contacts, private clients and former employees. For a contact, name the client.
error-no-such-contact = The client { $client } has no contact “{ $name }”. Look at the client’s card for the name.
error-several-people = Several people are called “{ $name }”: { $people }. Name the client, or give the whole name.
error-person-works-here = { $name } works here: data of an employee are not erased. Dismiss them first: fieldpost staff dismiss
error-person-erased = These data are erased already: { $name }.
error-client-is-a-company = “{ $name }” is a company. Data of a person are erased: name a contact or a private client.
error-erase-name = The name is another one, nothing was erased. Write exactly: { $name }
error-erase-awaited = { $name }: an answer is awaited about tickets: { $tickets }. First choose in the ticket whom to ask instead.
error-erase-unfinished = { $name }: there is unfinished work with this person. End it, and the data can be erased. Requests: { $requests }, tickets: { $tickets }, meetings planned: { $visits }, questionnaires begun: { $forms }.

# What an erasure touches, by kind.
erased-group-card = the person’s card
erased-group-talks = calls and meetings
erased-group-notes = notes
erased-group-forms = answers in questionnaires and forms
erased-group-requests = words in requests
erased-group-tickets = words in tickets
erased-group-tasks = tasks and opportunities
erased-group-programme = reasons in campaign lists
erased-group-orders = titles of orders
erased-group-mail = email that came in
erased-group-letters = letters that went out
erased-group-files = files and their captions
erased-group-reports = digests and decisions
erased-group-queue = what waits to be sent
erased-stays = What stays, with the name replaced: register lines { $lines }, requests { $requests }, orders with their sums { $orders }.
erased-shared = What stays because others have the same: { $shared }.
erased-files = Photos and files of the staff about this client: { $n }. The desk cannot see who is on them: look through them.
