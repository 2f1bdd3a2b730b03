# A contractor: who, what he does, by which day.

contractor-in-list = at a contractor until { $until }
contractor-in-list-late = <b>a contractor was due { $until }</b>
