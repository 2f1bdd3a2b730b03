# Tasks and opportunities: why something cannot be done.

error-task-unknown = There is no such task.
error-opportunity-unknown = There is no such opportunity.
error-opportunity-over = This opportunity is closed. Take it up again if the talk has gone on.
error-amount-large = The amount is too large. Please check the number of noughts.
