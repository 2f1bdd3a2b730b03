# One person's data: a copy of them, and their erasure.

erased-name = erased on request { $on }
erased-words = [erased]

error-person-unknown = There is nobody called “{ $name }” among contacts, private clients and former employees. For a contact, name the client.
error-no-such-contact = The client “{ $client }” has no contact “{ $name }”. Look at the client’s card for the name.
error-several-people = Several people are called “{ $name }”: { $people }. Name the client, or give the whole name.
error-person-works-here = { $name } works here: data of an employee are not erased. Dismiss them first: fieldpost staff dismiss
error-person-erased = These data are erased already: { $name }.
error-client-is-a-company = “{ $name }” is a company. Data of a person are erased: name a contact or a private client.
error-erase-name = The name is another one, nothing was erased. Write exactly: { $name }
error-erase-awaited = { $name }: an answer is awaited about tickets: { $tickets }. First choose in the ticket whom to ask instead.
error-erase-unfinished = { $name }: there is unfinished work with this person. End it, and the data can be erased. Requests: { $requests }, tickets: { $tickets }, meetings planned: { $visits }, questionnaires begun: { $forms }.
