# Подрядчик: кто, что делает, к какому дню.

contractor-in-list = у подрядчика до { $until }
contractor-in-list-late = <b>подрядчик не успел к { $until }</b>
