# Реестр и мои заявки.

register-headline = <b>Не сделано: { $total }</b> · просрочено { $overdue } · не приняты { $new }
register-nothing = Всё сделано: незакрытых заявок нет.
register-filtered = Показано: { $by }
register-filter-overdue = только просроченные
register-button-overdue = Просроченные
register-button-all = Все сроки
register-button-department = Отдел ▾
register-button-kind = Вид ▾
register-button-person = Сотрудник ▾
register-button-journal = Печать журнала
register-button-spreadsheet = Таблица XLSX
choose-department = Какой отдел показать?
choose-kind = Какой вид заявок показать?
choose-person = Чьи заявки показать?
choose-any = Все
page-of = { $page } из { $pages }

line-request = { $sign } <b>{ $number }</b> «{ $client }»
line-held = { $name }, { $since }
line-offered = никто не принял ({ $to }), { $since }
line-not-offered = никому не предложена, у кого: { $name }, { $since }
line-reported = сделана, исполнитель { $name }, ждёт решения автора
line-reported-client = исправлена, исполнитель { $name }, ждёт ответа клиента
line-reported-service = сделана, исполнитель { $name }, ждёт проверки сервиса
line-overdue =
    <b>{ $late ->
        [none] срок уже прошёл
       *[other] просрочена на { $late }
    }</b>

my-nothing = У вас нет незакрытых заявок.
my-waiting = <b>Ждут вашего решения: { $n }</b>
my-holding = <b>В работе у вас: { $n }</b>
my-sent = <b>Отправлено вами: { $n }</b>
my-button-waiting = Ждут решения · { $n }
my-button-holding = В работе · { $n }
my-button-sent = Отправленные · { $n }
