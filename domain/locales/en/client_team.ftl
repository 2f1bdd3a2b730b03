# A client's team and the first call: what whoever answers the phone says.

call-script-greeting = { $company }, good day. Do you work with us already?
call-script-manager = Which manager do you work with?
call-script-help = Is there anything I can help you with?
