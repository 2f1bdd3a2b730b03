# The VIP programme: why something cannot be done, and what to do instead.

error-campaign-unknown = There is no campaign “{ $name }”. Check the name.
error-campaigns-several = Several campaigns fit “{ $name }”: { $campaigns }. Write the whole name.
error-campaign-gone = There is no such campaign.
error-campaign-over = The campaign “{ $name }” is over, its list changes no more.
error-campaign-begun = The campaign “{ $name }” is running already.
error-campaign-not-begun = The campaign “{ $name }” is not running now.
error-campaign-not-split =
    { $n ->
        [one] { $n } client has no rep.
       *[other] { $n } clients have no rep.
    } Split the list first.
error-campaign-not-covered =
    The campaign is not finished: { $n ->
        [one] { $n } client is
       *[other] { $n } clients are
    } still to be worked through; refusals waiting for your word: { $refusals }.
error-campaign-nameless = Give the campaign a name.
error-campaign-name-taken = There is a campaign “{ $name }” already. Choose another name.
error-campaign-days = A campaign cannot end before it begins.
error-campaign-without-filter = It is not said whom to visit: all corporate clients, a segment, those not visited for long, or by name.
error-campaign-empty = No client fits this.
error-campaign-without-reps = The campaign has no reps. Add them first.
error-campaign-headless = It is not clear who heads the campaign. Name the head.
error-campaign-head-role = { $name } cannot head the programme: the role is another one.
error-campaign-rep-role = { $name } fills in no questionnaires: the role is another one. Name a rep.
error-campaign-rep-twice = { $name } is in this campaign already.
error-campaign-no-such-rep = This rep is not in the campaign.
error-campaign-client-unknown = This client is not on the campaign's list.
error-campaign-client-listed = This client is on the list already.
error-campaign-client-over = This client is worked through in the campaign already.
error-split-outdated = The list has changed while you were looking. Open the split again.
error-refusal-decided = This refusal is decided already.
error-client-fenced = The client { $client } is fenced off ({ $rep }): he cannot be given there.
error-rapport-unknown = There is no such mark. There are: { $known }.
