# Calls, meetings, and the words said on the phone.

error-client-of-other-rep = In this campaign the client belongs to { $name }. Agree with each other, or ask the programme head to hand him over.
error-call-recorded = This call is recorded already. Open the client again.
error-moment-passed = That time has passed. Choose one in the future.
error-appointment-planned = There is an appointment with this client already: { $at }. Move that one.
error-site-planned = A visit for this request is arranged already: { $at }. Move that one.
error-site-not-begun = The visit is to be { $at }, it is still ahead. Say how it went once you have been there.
error-meeting-not-begun = The meeting is to be { $at }, it is still ahead. Say how it went afterwards; it can be moved or cancelled before.
error-appointment-unknown = There is no such appointment.
error-contact-unknown = The client has no such contact.

script-greeting = Hello { $contact }, this is { $rep } from { $company }.
script-greeting-nobody = Hello, this is { $rep } from { $company }. Whom should I speak to about our work for you?
script-reason = We meet every client once a year: we would like to hear how you are doing and what we should put right. It takes up to an hour, nothing to prepare.
script-reason-resume = You confirmed that all is well again, thank you. I would like to come and finish our talk.
script-slots = Would { $first } suit you, or would { $second } be better?
script-thanks = Thank you, I will send an invitation. See you then.
