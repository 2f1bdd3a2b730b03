# Сводки в чате и выбор, куда их присылать.

digest-button-overdue = Просрочено · { $n }
digest-button-more = Подробнее
digest-button-back = К началу сводки

digest-way-daily =
    { $way ->
        [both] Сводка дня приходит сюда и письмом.
        [telegram] Сводка дня приходит сюда.
        [mail] Сводка дня приходит письмом.
       *[none] Сводка дня не приходит.
    }
digest-way-morning =
    { $way ->
        [both] Утренняя сводка приходит сюда и письмом.
        [telegram] Утренняя сводка приходит сюда.
        [mail] Утренняя сводка приходит письмом.
       *[none] Утренняя сводка не приходит.
    }
digest-button-both = Сводку и сюда, и письмом
digest-button-telegram = Сводку только сюда
digest-button-mail = Сводку только письмом
digest-button-none = Сводку не присылать
