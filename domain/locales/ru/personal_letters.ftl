# Личные письма клиентам, с которыми никто активно не работает. Варианты одной части взаимозаменяемы:
# каждый должен звучать как слова живого человека, без восклицательных знаков и без рода у пишущего.

personal-letter-quote = «{ $words }»
personal-letter-name = «{ $words }»
personal-letter-quote-within = „{ $words }“
personal-letter-when =
    { $month ->
        [1] в январе
        [2] в феврале
        [3] в марте
        [4] в апреле
        [5] в мае
        [6] в июне
        [7] в июле
        [8] в августе
        [9] в сентябре
        [10] в октябре
        [11] в ноябре
       *[12] в декабре
    }{ $year ->
        [this] {" "}этого года
        [last] {" "}прошлого года
       *[earlier] {" "}{ $number } года
    }
personal-letter-span-few = несколько месяцев
personal-letter-span-half = около полугода
personal-letter-span-one = около года
personal-letter-span-over-one = больше года
personal-letter-span-one-half = около полутора лет
personal-letter-span-almost-two = почти два года
personal-letter-span-years =
    { $n ->
        [one] больше { $n } года
       *[other] больше { $n } лет
    }

personal-letter-greeting-1 = Здравствуйте{ $name ->
        [none] .
       *[other] , { $name }.
    }
personal-letter-greeting-2 = Добрый день{ $name ->
        [none] .
       *[other] , { $name }.
    }
personal-letter-greeting-3 = { $name ->
        [none] Добрый день.
       *[other] { $name }, здравствуйте.
    }

personal-letter-intro-1 = Вам пишет { $writer }{ $role ->
        [none] {" "}из компании { $company }.
       *[other] , { $role } компании { $company }.
    }
personal-letter-intro-2 = Меня зовут { $writer }, { $role ->
        [none] компания { $company }.
       *[other] я { $role } в компании { $company }.
    }
personal-letter-intro-3 = Это { $writer } из компании { $company }{ $role ->
        [none] .
       *[other] , { $role }.
    }
personal-letter-intro-4 = Пишу вам из компании { $company }: меня зовут { $writer }{ $role ->
        [none] .
       *[other] , я { $role }.
    }
personal-letter-intro-5 = Мы с вами ещё не знакомы. Я { $writer }{ $role ->
        [none] {" "}из компании { $company }.
       *[other] , { $role } компании { $company }.
    }
personal-letter-intro-6 = { $company }, { $writer }{ $role ->
        [none] .
       *[other] , { $role }.
    }

personal-letter-order-1 = { $When } вы заказывали у нас { $title }.
personal-letter-order-2 = Смотрю историю нашей работы с вами: последний заказ — { $title }, это было { $when }.
personal-letter-order-3 = Последний раз вы обращались к нам с заказом { $when }: { $title }.
personal-letter-order-4 = Передо мной ваш заказ: { $title }. Вы сделали его { $when }, с тех пор прошло { $span }.
personal-letter-order-5 = Пишу по поводу вашего последнего заказа, { $title }: он был { $when }.
personal-letter-order-6 = Прошло { $span } с вашего последнего заказа — { $title }.
personal-letter-order-7 = { $When } у вас был заказ { $title }: он в наших записях последний.
personal-letter-order-8 = Вы заказывали у нас { $title } — { $when }, судя по нашим записям.

personal-letter-loyal-1 = { $orders ->
        [one] Всего с { $year } года у нас записан { $orders } ваш заказ.
        [few] Всего с { $year } года у нас записано { $orders } ваших заказа.
       *[other] Всего с { $year } года у нас записано { $orders } ваших заказов.
    }
personal-letter-loyal-2 = { $orders ->
        [one] Вы с нами с { $year } года, и это был { $orders } заказ: спасибо за доверие.
        [few] Вы с нами с { $year } года, и за это время было { $orders } заказа: спасибо за доверие.
       *[other] Вы с нами с { $year } года, и за это время было { $orders } заказов: спасибо за доверие.
    }
personal-letter-loyal-3 = Работаем мы с вами давно: первый заказ был ещё в { $year } году.
personal-letter-loyal-4 = { $orders ->
        [one] За вами { $orders } заказ с { $year } года, поэтому мне важно, чтобы вы остались довольны.
        [few] За вами { $orders } заказа с { $year } года, поэтому мне важно, чтобы вы остались довольны.
       *[other] За вами { $orders } заказов с { $year } года, поэтому мне важно, чтобы вы остались довольны.
    }

personal-letter-usual-1 = Чаще другого вы брали у нас { $title }.
personal-letter-usual-2 = Не раз вы заказывали и { $title }.
personal-letter-usual-3 = Вижу и то, что вы заказывали не однажды: { $title }.

personal-letter-pleased-1 = Хочу узнать, довольны ли вы и ваши сотрудники.
personal-letter-pleased-2 = Скажите, пожалуйста, всё ли вышло так, как вы ожидали.
personal-letter-pleased-3 = Всё ли с тех пор работает как надо, нет ли замечаний?
personal-letter-pleased-4 = Мне важно ваше мнение: что понравилось, а что стоило сделать лучше?
personal-letter-pleased-5 = Остались ли вы довольны — и заказом, и тем, как с вами работали?
personal-letter-pleased-6 = Если что-то было не так, напишите прямо: передам тем, кто это исправит.
personal-letter-pleased-7 = Пригодилось ли вам это так, как вы рассчитывали?
personal-letter-pleased-8 = Как оцениваете тот заказ сегодня, когда прошло время?

personal-letter-again-1 = Прошло уже { $span }: возможно, пора повторить заказ.
personal-letter-again-2 = Может быть, подошло время что-то заменить или докупить?
personal-letter-again-3 = Если подобное понадобится снова, подготовим расчёт.
personal-letter-again-4 = За это время у вас могли появиться новые задачи: расскажите, и мы подумаем, чем помочь.
personal-letter-again-5 = Не нужно ли вам что-то похожее в ближайшие месяцы?
personal-letter-again-6 = Возможно, ваши планы на этот год уже требуют чего-то ещё.

personal-letter-met-1 = Последняя наша с вами встреча была { $when }, с нашей стороны — { $rep }.
personal-letter-met-2 = Мы давно не виделись: последняя встреча — { $when }, от нас был человек по имени { $rep }.
personal-letter-met-3 = { $When } у вас была встреча с нашим сотрудником ({ $rep }), а в последние месяцы мы ничего от вас не слышали.
personal-letter-met-4 = Со встречи { $when } прошло { $span }; с нашей стороны на ней был человек, которого вы, вероятно, помните, — { $rep }.
personal-letter-met-5 = Знаю, что { $when } мы с вами встречались (от нас — { $rep }), и хочу узнать, что изменилось.

personal-letter-repaired-1 = { $When } мы исправляли то, на что вы жаловались: { $words }. Держится ли всё до сих пор?
personal-letter-repaired-2 = Вы говорили нам: { $words }; { $when } вы подтвердили, что всё исправлено. Не повторилось ли это?
personal-letter-repaired-3 = У нас записано ваше замечание: { $words }. После исправления прошло { $span }: всё ли в порядке?
personal-letter-repaired-4 = Хочу убедиться, что прежняя неприятность не вернулась. Речь о вашем замечании { $words }, его исправили { $when }.
personal-letter-repaired-5 = Есть вопрос о вашем замечании { $words }. { $When } мы его закрыли с вашего согласия; как дела с этим теперь?

personal-letter-asked-1 = { $When } вы писали нам: { $words }. Помогли ли мы вам тогда?
personal-letter-asked-2 = Вы обращались к нам письмом { $words }, это было { $when }. Получили ли вы то, что хотели?
personal-letter-asked-3 = Помогло ли вам то, что мы сделали по вашему письму { $words }? Вы прислали его { $when }.
personal-letter-asked-4 = В нашей переписке последним идёт ваше письмо { $words }, { $when }. Остались ли после него вопросы?
personal-letter-asked-5 = Вижу ваше обращение { $words }: { $when } мы его закончили. Всё ли вас устроило?

personal-letter-unknown-1 = Ваша компания, { $client }, есть среди наших клиентов, но мы давно ничего о вас не слышали.
personal-letter-unknown-2 = Мы с вами давно не общались, и мне хочется узнать, как дела у { $client }.
personal-letter-unknown-3 = { $client } значится в нашей базе, а подробностей о вас в ней почти нет. Расскажите, пожалуйста, чем вы сейчас заняты.
personal-letter-unknown-4 = Пишу без особого повода: мы давно не выходили на связь с { $client }, и это наше упущение.
personal-letter-unknown-5 = Последнее время с { $client } от нас никто не связывался. Хочу это исправить.
personal-letter-unknown-6 = Хочу познакомиться: { $client } есть в нашей базе, а разговора у нас давно не было.

personal-letter-news-1 = И одна новость от нас. { $news }
personal-letter-news-2 = Ещё хочу рассказать о новом. { $news }
personal-letter-news-3 = За это время у нас кое-что появилось. { $news }
personal-letter-news-4 = { $news } Если это вам близко, расскажу подробнее.
personal-letter-news-5 = Коротко о том, чего раньше у нас не было. { $news }
personal-letter-news-6 = Возможно, вам будет полезно и это. { $news }

personal-letter-closing-1 = Напишите, пожалуйста, чем мы можем быть полезны вам сейчас.
personal-letter-closing-2 = Если что-то нужно, ответьте на это письмо одной строкой: дальше займёмся мы.
personal-letter-closing-3 = Буду рядом: на ваш ответ откликнется живой человек.
personal-letter-closing-4 = Ответьте в двух словах, когда будет минута, даже если сейчас ничего не нужно.
personal-letter-closing-5 = Жду вашего ответа: мне важно понять, как у вас дела.
personal-letter-closing-6 = Можно просто ответить на это письмо или позвонить, телефон ниже.
personal-letter-closing-7 = Расскажите, что у вас нового и в чём мы могли бы помочь.
personal-letter-closing-8 = Если этим теперь занимается другой человек, подскажите, пожалуйста, кому написать.

personal-letter-goodbye-1 = С уважением,
personal-letter-goodbye-2 = Всего вам доброго,
personal-letter-goodbye-3 = Спасибо, что прочли. С уважением,

personal-letter-subject-order-1 = О вашем заказе { $when }
personal-letter-subject-order-2 = Довольны ли вы заказом?
personal-letter-subject-order-3 = Вопрос о заказе { $title }
personal-letter-subject-order-4 = { $client }: как служит ваш заказ?
personal-letter-subject-order-5 = Прошло { $span }: вопрос о вашем заказе
personal-letter-subject-met-1 = После нашей встречи { $when }
personal-letter-subject-met-2 = { $client }: продолжим разговор?
personal-letter-subject-met-3 = Давно не виделись
personal-letter-subject-repaired-1 = Всё ли в порядке после исправления?
personal-letter-subject-repaired-2 = { $client }: не повторилась ли неполадка?
personal-letter-subject-repaired-3 = О замечании, которое мы исправили { $when }
personal-letter-subject-asked-1 = О вашем письме { $when }
personal-letter-subject-asked-2 = Помогли ли мы вам тогда?
personal-letter-subject-asked-3 = { $client }: вопрос о вашем обращении
personal-letter-subject-unknown-1 = { $client }: как у вас дела?
personal-letter-subject-unknown-2 = Давно не были на связи
personal-letter-subject-unknown-3 = Вопрос к вам
personal-letter-subject-unknown-4 = { $client }: чем мы можем помочь?
personal-letter-subject-unknown-5 = Хочу познакомиться

personal-letter-task = Ответ на письмо: { $words }

error-letter-unknown = Такого письма нет.
error-letter-over = Это письмо уже отправлено или снято.
error-letter-changed = Письмо с тех пор изменилось. Прочитайте его ещё раз и отправьте.
error-letter-no-mailbox = Писать неоткуда: в company.toml нет ни одного почтового ящика. Скажите администратору.
error-letter-address-dead = На адрес { $address } писать больше нельзя. Откройте письмо ещё раз.
error-letter-short = Для письма это слишком коротко. Пришлите весь текст целиком.
error-letter-long = Письмо слишком длинное: { $length } знаков, а можно { $limit }. Сократите его.
error-letter-gap = В тексте осталось незаполненное место: { $words }. Заполните его и пришлите текст ещё раз.
error-letter-same = Почти такое же письмо написано клиенту «{ $client }». Личные письма не повторяются: перескажите своими словами.
error-letter-file-lost = Файл не удалось забрать. Пришлите его ещё раз или вставьте текст сообщением.
error-letter-file-no-text = В файле нет простого текста. Сохраните письмо как .txt или вставьте его сообщением.
error-novelty-long = Короче, пожалуйста: не больше { $limit } знаков.
error-novelty-unknown = Такой новинки нет.
error-letter-person-gone = Этого человека или его адреса больше нет. Откройте письмо ещё раз.
