# Сам бот: меню команд и слова о сбоях.

runtime-failed = Не получилось: сбой на нашей стороне. Сообщение сохранено, администратор его увидит. Попробуйте ещё раз позже или другим путём.

runtime-command-start = Начать, главный экран
runtime-command-help = Что умеет бот
runtime-command-today = Сегодня: звонки и встречи
runtime-command-views = Кто смотрит досье клиентов
runtime-command-week = Моя неделя: норма, встречи, черновики
runtime-command-letters = Письма: кому сегодня написать
runtime-command-tickets = Тикеты качества: что ждёт и кого
runtime-command-bottlenecks = Узкие места: откуда жалобы, что с этим делают
runtime-command-decisions = Решения совещаний: что выполнено, записать новое
runtime-command-programme = VIP-программа: нормы, охват, прогноз
runtime-command-leave = Отпуск: попросить, посмотреть, выйти раньше
runtime-command-tasks = Мои задачи
runtime-command-opportunities = Мои возможности продаж
runtime-command-new = Новая заявка
runtime-command-my = Мои заявки
runtime-command-drafts = Черновики
runtime-command-register = Реестр: что не сделано и у кого
runtime-command-board = Доска сроков: что обещано клиентам
runtime-command-queue = Очередь отдела: что следующее
runtime-command-find = Найти клиента
runtime-command-language = Язык и часовой пояс
runtime-command-cancel = Прервать то, что заполняете
runtime-command-notices = Куда присылать новости

document-by-mail = Файл во вложении: { $name }
