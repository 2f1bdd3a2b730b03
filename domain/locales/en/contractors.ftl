# Contractors of a request.

error-contractor-unknown = There is no such work of a contractor.
error-contractor-done = The contractor has done this work already.
