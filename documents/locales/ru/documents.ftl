# Бумаги: лист реестра, книга реестра, копия заявки.

document-printed = Напечатано: { $name }, { $at }
document-page = стр.
document-register-title = Реестр передачи заявок
document-register-days = с { $first } по { $last }
document-register-empty = За эти дни заявки из рук в руки не переходили.
document-register-sheet = Реестр

document-head-row = №
document-head-request = Заявка
document-head-kind = Вид
document-head-client = Клиент, содержание
document-head-gave = Передал
document-head-took = Принял к исполнению
document-head-name = ФИО
document-head-moment = Дата, время
document-head-signature = Подпись
document-head-what = Что
document-head-mark = Отметка

document-line-handed = передача
document-line-moved = перевод
document-line-done = выполнено
document-line-confirmed = результат принят
document-line-returned = возвращено
document-line-cancelled = отменено
document-by-order = по распоряжению: { $name }

document-signed-telegram = Telegram, аккаунт { $account }, событие { $event }
document-signed-mail = письмо от { $account }, { $event }
document-signed-shell = командная строка, { $account }, { $event }
document-signed-system = система, { $event }
document-signed-otherwise = { $account }, { $event }

document-book-request = Заявка
document-book-line = Строка
document-book-kind = Вид
document-book-title = Содержание
document-book-client = Клиент
document-book-what = Что
document-book-giver = Передал
document-book-giver-at = Передал: когда
document-book-giver-signature = Передал: подпись
document-book-receiver = Принял
document-book-receiver-at = Принял: когда
document-book-receiver-signature = Принял: подпись
document-book-mark = Отметка
document-book-state = Состояние заявки

document-state-new = не принята
document-state-in-work = в работе
document-state-reported = выполнена, ждёт приёмки
document-state-reported-client = выполнена, ждёт ответа клиента
document-state-reported-service = выполнена, ждёт проверки сервиса
document-state-closed = закрыта
document-state-cancelled = отменена

document-request-title = Заявка { $number }
document-request-answers = Что нужно
document-request-files = Приложения
document-request-said = Что сказано по ходу работы
document-request-lines = Передачи
document-request-no-lines = Заявку ещё никто не принял.
document-fact-client = Клиент
document-fact-address = Адрес
document-fact-contact = Контакт
document-fact-author = Автор
document-fact-created = Подана
document-fact-due = Срок
document-fact-holder = У кого
document-fact-closed = Закончена
document-fact-words = Содержание
document-held-since = { $name }, с { $at }

document-file-photo = фото
document-file-voice = голосовое
document-file-audio = аудио
document-file-document = документ
document-file-video = видео
document-file-request = заявка
document-file-register = реестр

document-blank-rep = Кто провёл встречу:
document-blank-stops = ◆ — такой ответ останавливает анкету: дойдите до конца раздела, запишите каждую жалобу, поблагодарите и попрощайтесь. Ничего не предлагайте.
document-file-blank = анкета-бланк
document-file-questionnaire = анкета

document-questionnaire-title = { $title } { $number }
document-questionnaire-open = заполняется
document-questionnaire-paused = на паузе: ждёт, пока исправят качество
document-questionnaire-restored = качество восстановлено, ждёт новой встречи
document-questionnaire-handed-in = сдана
document-questionnaire-dropped = удалена
document-questionnaire-rep = Встречу провёл(а)
document-questionnaire-begun = Начата
document-questionnaire-paused-at = Остановлена
document-questionnaire-resumed-at = Продолжена
document-questionnaire-handed-in-at = Сдана
document-questionnaire-ticket = Тикет
document-questionnaire-ticket-number = К-{ $number }
document-questionnaire-copies = Копии
document-questionnaire-no-consent = Без согласия телефон и почта не хранятся
document-questionnaire-gone = Больше не работают
document-questionnaire-made = Что из этого получилось
document-questionnaire-opportunities = Возможности
document-questionnaire-tasks = Задачи
document-questionnaire-requests = Заявки
document-questionnaire-referrals = Новые знакомства
document-questionnaire-corrections = Исправления после сдачи
document-questionnaire-was = было: { $words }
document-questionnaire-was-empty = ответа не было
document-questionnaire-was-erased = прежнее не хранится
