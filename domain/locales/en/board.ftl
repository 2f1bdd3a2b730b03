# The coordinator's board, and the dates that clients are told.

error-board-not-open = This request is finished, or it is not yours to see.
error-new-date-passed = That day has passed. Name today or a day to come.
error-new-date-no-mailbox = The company has no mailbox in Fieldpost. Call the client, then note that you told him the date by phone.
error-new-date-no-address = The client has no address. Call him, then note that you told him the date by phone.
error-new-date-address-dead = Letters to the client's address do not arrive. Call him, then note that you told him the date by phone.

error-queue-none = Queues are kept by sales support. Your department keeps none.
error-queue-empty = There is nothing free in the queue.
error-queue-lead = What is done first is the lead's decision.
