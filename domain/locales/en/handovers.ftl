# Leave and dismissal.
error-dismiss-oneself = You cannot dismiss yourself: ask another head or an administrator.
error-handover-nobody = Choose who gets the work.
error-handover-too-many = Work can be shared among { $limit } people at most.
error-namesake-works-here = Another person called “{ $name }” works here now. Change one of the names first.
error-taker-away = { $name } is on leave until { $until }: nobody would do the work. Name somebody else, or end the leave first.
error-leave-order = The last day of the leave is before its first. Check the dates.
error-leave-passed = These days have passed. Name a leave that is not over.
error-leave-long = A leave is no longer than { $days } days. If the person does not come back, hand the work over for good.
error-leave-already = There is a leave already, until { $until }. Cancel or end it first.
error-leave-unknown = There is no such leave.
error-no-leave = { $name } is not on leave, and none is planned.
error-undo-not-active = There is nothing to undo: it is undone or over.
error-undo-late = It can be undone within a day, and that is over. Hand the work back one by one.
error-undo-planned = This leave has not begun. Cancel it: fieldpost staff back and the name.
error-nothing-to-undo = { $name }: there is nothing to undo.
