# Копия данных одного человека.

document-file-person = данные
document-file-person-read = прочитать до выдачи
document-person-read = Эта страница — для того, кто выдаёт копию: человеку её не передают. { $n ->
    [0] Других людей, известных программе, в записях не нашлось.
    [one] Закрыто { $n } упоминание других людей.
    [few] Закрыто { $n } упоминания других людей.
   *[other] Закрыто { $n } упоминаний других людей.
 }
document-person-read-entries = { $n ->
    [0] Свободных записей о человеке нет.
   *[other] О людях, которых в базе нет, программа не знает. Прочитайте эти записи ({ $n }): если в них остались слова о других, отдайте копию без них.
 }
document-person-title = Данные: { $name }
document-person-about = { $kind ->
    [contact] Контакт клиента «{ $client }». Собрано { $at }.
    [client] Частный клиент. Собрано { $at }.
   *[employee] Бывший сотрудник. Собрано { $at }.
 }

document-person-section-person = Кто это
document-person-section-accounts = Учётные записи и контакты
document-person-section-appointments = Встречи
document-person-section-askings = О чём спрашивали
document-person-section-calls = Звонки
document-person-section-answers = Ответы в анкетах
document-person-section-orders = Заказы
document-person-section-letters = Письма этому адресу
document-person-section-personal-letters = Личные письма
document-person-section-mails = Письма от этого человека
document-person-section-letters-stopped = Что известно об адресе
document-person-section-lines = Подписи в реестре
document-person-section-said-of-him = Что записали другие

document-person-field-name = Имя
document-person-field-position = Должность
document-person-field-phone = Телефон
document-person-field-email = Почта
document-person-field-roles = Роли в решении
document-person-field-consent-at = Согласие на хранение
document-person-field-gone-at = Больше не работает
document-person-field-created-at = Записано
document-person-field-updated-at = Изменено
document-person-field-tax-number = ИНН
document-person-field-external-id = Код
document-person-field-address = Адрес
document-person-field-place = Место
document-person-field-language = Язык
document-person-field-time-zone = Часовой пояс
document-person-field-contract = Договор
document-person-field-note = Примечание
document-person-field-letters-stopped-at = Отказ от писем
document-person-field-role = Роль
document-person-field-department = Отдел
document-person-field-dismissed-at = Увольнение
document-person-field-channel = Канал
document-person-field-revoked-at = Закрыт
document-person-field-starts-at = Начало
document-person-field-ends-at = Конец
document-person-field-purpose = Цель
document-person-field-state = Состояние
document-person-field-invited = Приглашение на адрес
document-person-field-client-reply = Ответ
document-person-field-asked-at = Когда спросили
document-person-field-round = Круг
document-person-field-at = Когда
document-person-field-outcome = Итог
document-person-field-words = Слова
document-person-field-question = Вопрос
document-person-field-value = Ответ
document-person-field-answered-at = Записано
document-person-field-ordered-on = Дата заказа
document-person-field-amount = Сумма
document-person-field-currency = Валюта
document-person-field-title = Что заказано
document-person-field-sent-at = Отправлено
document-person-field-kind = Вид
document-person-field-subject = Тема
document-person-field-dealt-on = Назначено
document-person-field-body = Текст
document-person-field-received-at = Получено
document-person-field-sender = От кого
document-person-field-sender-name = Имя отправителя
document-person-field-opted-out-at = Отказ от писем
document-person-field-bounced-at = Письмо вернулось
document-person-field-number = Заявка
document-person-field-line-no = Строка
document-person-field-giver-at = Передано
document-person-field-receiver-at = Принято
document-person-field-where = Где
document-person-field-what = Поле
