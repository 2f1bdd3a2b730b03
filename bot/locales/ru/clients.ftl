# Поиск клиента и его карточка.

clients-found = Нашлось по «{ $typed }»:
clients-recent = Клиенты, с которыми вы работали последними. Ищете другого — напишите /find и несколько букв.
clients-type = Какого клиента вы ищете? Напишите /find и несколько букв: название, ИНН, телефон, почту, адрес или имя человека.
clients-more = Есть и другие: напишите ещё пару букв.
clients-none = По «{ $typed }» никого не нашлось. Попробуйте часть названия, ИНН, телефона, почты или адреса, имя человека.
clients-found-person = { $name } · { $person }
clients-search = Искать по буквам
client-chosen =
    { $name }
    { $link }
client-headline-active = <b>«{ $name }»</b>
client-headline-prospective = <b>«{ $name }»</b> · будущий клиент
client-tax = ИНН { $number }
client-member = { $part }: { $name }
client-member-away = { $part }: { $other }, пока { $name } в отпуске
client-no-manager = Менеджера нет
client-button-manager = Назначить менеджера…
client-paused = ❗ Анкета на паузе: тикет К-{ $ticket }
client-ticket =
    { $paused ->
        [yes] ❗ Анкета на паузе: тикет К-{ $ticket } · { $state }
       *[no] ❗ Тикет К-{ $ticket } · { $state }
    }
client-ticket-new = ещё не принят
client-ticket-accepted = принят сервисом
client-ticket-in-work = в работе
client-ticket-on-hold = отложен
client-ticket-fixed = исправлен, клиента ещё не спросили
client-ticket-awaiting-client = ждём слова клиента
client-button-ticket = Тикет К-{ $number }
client-meeting = Встреча: { $at }
client-contact = <b>{ $name }</b>
client-open = Не закрыто: { $n }
client-nothing-open = Незакрытых заявок нет.
client-request = { $number } { $title } · { $holder }, до { $due }
client-request-late = { $number } { $title } · { $holder }, <b>просрочена</b>, срок был { $due }
client-order = Заказ { $at }: { $title }
client-button-new = Новая заявка
