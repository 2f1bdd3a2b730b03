# Данные одного человека: согласие, копия, удаление; и журнал действий.

person-headline = <b>{ $name }</b> · «{ $client }»
person-no-facts = Ни телефона, ни почты нет.
person-gone = Больше не работает, с { $at }.
person-consent = Согласие на хранение данных: { $day }.
person-no-consent = Согласия на хранение данных нет. Скажите человеку, что его телефон и почта хранятся, и отметьте ответ.
person-button-client = К клиенту
person-button-consent = Согласие получено
person-button-withdraw = Отозвать согласие
person-button-show = Данные человека…
person-consent-kept = Согласие записано.
person-consent-withdrawn = Согласие отозвано. Телефон и почта удалены из карточки.

people-ask = Чьи данные нужны? Напишите, например: /person Ким
people-none = По словам «{ $typed }» никого нет среди контактов, частных клиентов и бывших сотрудников.
people-found = Кто нужен по словам «{ $typed }»?
people-contact = { $name }, { $client }
people-client = { $name }, частный клиент
people-employee = { $name }, бывший сотрудник
people-working = { $names }: { $n ->
    [one] работает в компании. Пока человек — сотрудник, его данные не удаляют: сначала увольнение.
   *[other] работают в компании. Пока человек — сотрудник, его данные не удаляют: сначала увольнение.
}
people-button-working = { $name }, сотрудник

person-data-contact = Данные: <b>{ $name }</b>, контакт клиента «{ $client }». Удаление затронет:
person-data-client = Данные: <b>{ $name }</b>, частный клиент. Удаление затронет:
person-data-employee = Данные: <b>{ $name }</b>, бывший сотрудник. Удаление затронет:
person-data-line = { $what }: { $n }
person-button-copy = Собрать копию для человека
person-button-erase = Удалить данные…
person-copy-ordered = Собираем копию, файл придёт сюда. Других людей, известных базе, в ней закроем. Прочитайте файл «прочитать до выдачи», выньте его и передайте копию только этому человеку.
person-erase-ask = Удалить данные: <b>{ $name }</b>? Изменится записей: { $n }. Отменить удаление нельзя. Дальше нужно написать имя целиком.
person-button-sure = Да, дальше — имя
person-button-leave = Не удалять
person-erased = ✔ Данные удалены. Теперь здесь: { $name }. Строка об этом есть в журнале действий: /audit

audit-headline = <b>Журнал действий</b> · { $part }
audit-nothing = Здесь пока ничего нет.
audit-part-all = всё
audit-part-exports = выгрузки
audit-part-people = люди
audit-part-imports = загрузки
audit-button-all = Всё
audit-button-exports = Выгрузки
audit-button-people = Люди
audit-button-imports = Загрузки
audit-line = { $at } · { $who }: { $what }
audit-by-shell = командная строка
audit-by-desk = программа
audit-about-employee = { $name }
audit-about-client = «{ $name }»
audit-about-contact = { $name }
audit-about-request = заявка { $name }
audit-about-ticket = тикет К-{ $name }
audit-about-questionnaire = «{ $name }»
audit-about-opportunity = «{ $name }»
audit-about-campaign = «{ $name }»
audit-file = файл { $file }
audit-rows = строк: { $n }
audit-button = Журнал действий

audit-act-backfill = старая почта забрана из ящика
audit-act-client-added = новый клиент из письма
audit-act-come-in = вход по приглашению
audit-act-consent = согласие на хранение данных
audit-act-consent-withdrawn = согласие отозвано
audit-act-dismiss = увольнение
audit-act-drop-letter = исходящее письмо снято
audit-act-drop-mail = письмо из карантина снято
audit-act-erase-person = данные человека удалены
audit-act-export = выгрузка всей базы
audit-act-export-dossier = выгрузка досье
audit-act-export-campaign = выгрузка кампании
audit-act-export-person = копия данных человека
audit-act-export-questionnaire = копия анкеты
audit-act-export-register = выгрузка реестра
audit-act-export-request = копия заявки
audit-act-export-ticket-register = выгрузка реестра тикетов
audit-act-hand-opportunity = возможность передана
audit-act-import = загрузка
audit-act-invite = приглашение
audit-act-opportunity-stage = этап возможности
audit-act-read-mail = письмо прочитано целиком
audit-act-resend-letter = письмо отправлено снова
audit-act-retry-mail = письмо из карантина разобрано снова
audit-act-sender-blocked = отправитель закрыт как спам
audit-act-handover-undone = передача дел отменена
audit-act-leave-ended = отсутствие закончено
audit-act-leave-ordered = отсутствие назначено
audit-act-letters-stopped = клиенту больше не пишут
audit-act-novelty-added = новость для писем добавлена
audit-act-novelty-withdrawn = новость для писем снята
audit-act-team = команда клиента изменена

form-send-erase_contact = Удалить данные
form-send-erase_client = Удалить данные
form-send-erase_employee = Удалить данные
