# Данные одного человека: выгрузка и удаление.

erased-name = удалено по просьбе { $on }
expired-name = удалено, срок хранения истёк { $on }
erased-words = [удалено]
other-person = [другой человек]

error-person-gone = Такого контакта нет. Откройте карточку клиента заново.
error-person-unknown = Человека «{ $name }» нет среди контактов, частных клиентов и бывших сотрудников. Для контакта укажите клиента.
error-no-such-contact = У клиента «{ $client }» нет контакта «{ $name }». Проверьте имя на карточке клиента.
error-several-people = Под «{ $name }» подходят несколько: { $people }. Назовите клиента или имя целиком.
error-person-works-here = { $name } работает в компании: пока человек — сотрудник, его данные не удаляют. Сначала увольнение: fieldpost staff dismiss
error-person-erased = Эти данные уже удалены: { $name }.
error-client-is-a-company = «{ $name }» — организация. Удаляют данные человека: назовите контакт или частного клиента.
error-erase-name = Имя не совпало, ничего не удалено. Напишите точно так: { $name }
error-erase-awaited = { $name }: ждём ответа по тикетам: { $tickets }. Сначала выберите в тикете, кого спросить вместо этого контакта.
error-erase-unfinished = { $name }: с этим человеком есть незаконченные дела. Закончите их, и данные можно будет удалить. Заявки: { $requests }, тикеты: { $tickets }, назначено встреч: { $visits }, начато анкет: { $forms }.

# Что затронет удаление, по видам.
erased-group-card = карточка человека
erased-group-talks = звонки и встречи
erased-group-notes = заметки
erased-group-forms = ответы в анкетах и формах
erased-group-requests = слова в заявках
erased-group-tickets = слова в тикетах
erased-group-tasks = задачи и возможности
erased-group-programme = причины в списках кампаний
erased-group-orders = названия заказов
erased-group-mail = входящие письма
erased-group-letters = исходящие письма
erased-group-files = файлы и подписи к ним
erased-group-reports = сводки и решения
erased-group-queue = очередь отправки
erased-stays = Останется с заменённым именем: строк реестра { $lines }, заявок { $requests }, заказов с суммами { $orders }.
erased-shared = Останется, потому что так же записано у других: { $shared }.
erased-files = Фото и файлов сотрудников по этому клиенту: { $n }. Что на них, программа не знает: просмотрите их сами.
