# Загрузка таблиц: что не так и что сделать. Ключ с «-mend» говорит, что сделать.

import-file-format = Файл { $file } не похож на таблицу: нужен .xlsx или .csv. Сохраните его в одном из этих форматов.
import-file-unreadable = Файл { $file } не открывается: { $code ->
        [ENOENT] такого файла нет
        [EACCES] нет прав на чтение и запись
        [EISDIR] это папка
       *[other] { $reason }
    }. Проверьте путь и права.
import-file-broken = Файл { $file } повреждён или защищён паролем. Откройте его в редакторе таблиц и сохраните заново как .xlsx без пароля.
import-file-line = В файле { $file } не читается строка { $line }. Проверьте кавычки в ней.
import-file-encoding = Кодировка файла { $file } непонятна. Сохраните его как «CSV UTF-8».
import-file-empty = В файле { $file } нет ни одной заполненной строки.

import-column-missing = нет столбца «{ $column }»
import-column-missing-mend = добавьте столбец; годится любой из заголовков: { $names }
import-column-twice = такой столбец уже есть
import-column-twice-mend = оставьте один из них

import-cell-empty = ячейка пуста
import-cell-empty-mend = заполните её
import-too-long = длиннее { $limit } знаков
import-too-long-mend = сократите текст
import-phone = не телефон
import-phone-mend = один номер в ячейке, с кодом города или страны: +7 495 123-45-67 доб. 12
import-email = не адрес почты
import-email-mend = один адрес в ячейке: imya@firma.ru
import-date = не дата
import-date-mend = напишите её так: 28.11.2026
import-date-old = дата раньше { $year } года
import-date-old-mend = проверьте год
import-day-ahead = этот день ещё не наступил
import-day-ahead-mend = проверьте год
import-amount = не сумма
import-amount-mend = напишите её так: 1 234,50
import-amount-unclear = сумму можно прочесть двояко
import-amount-unclear-mend = напишите 1234 или 1,23: больше трёх цифр без запятой, копейки — двумя цифрами
import-currency = валюта не известна
import-currency-mend = одно из: { $known }
import-role = роль не известна
import-role-mend = одно из: { $known }
import-sells = непонятно, какая это работа с клиентами
import-sells-mend = одно из: { $known }
import-language = язык не известен
import-language-mend = одно из: { $known }
import-country = страна не известна
import-country-mend = две буквы кода страны: RU, KZ, DE
import-time-zone = часовой пояс не известен
import-time-zone-mend = напишите «Asia/Omsk», «Омск» или «МСК+3»
import-department = такого отдела нет
import-department-mend = отделы названы в company.toml: { $known }

import-tax-number-length = в ИНН 10 цифр у организации и 12 у предпринимателя
import-tax-number-length-mend = проверьте ИНН; для иностранного клиента заполните столбец «Страна»
import-tax-number-checksum = контрольная цифра ИНН не сходится
import-tax-number-checksum-mend = проверьте ИНН: в нём опечатка; для иностранного клиента заполните столбец «Страна»
import-tax-number-foreign = не налоговый номер
import-tax-number-foreign-mend = от 4 до 20 латинских букв и цифр

import-row-twice = повторяет строку { $row }
import-row-twice-mend = удалите одну из них
import-client-no-key = нет ни ИНН, ни кода клиента
import-client-no-key-mend = заполните одно из двух, иначе клиента не узнать при следующей загрузке
import-client-row-bad = клиент назван в строке { $row }, а в ней ошибка
import-client-row-bad-mend = исправьте ту строку
import-client-differs = расходится со строкой { $row } о том же клиенте
import-client-differs-mend = приведите обе строки к одному или оставьте ячейку пустой
import-client-of-two = ИНН и код принадлежат разным клиентам этого файла, строки { $rows }
import-client-of-two-mend = проверьте ИНН и код
import-client-of-two-known = этот код уже есть у другого клиента: «{ $other }»
import-client-of-two-known-mend = проверьте ИНН и код
import-client-twice = тот же клиент, что в строке { $row }: одна названа по ИНН, другая по коду
import-client-twice-mend = объедините строки
import-contact-no-name = у контакта нет имени
import-contact-no-name-mend = заполните имя или перенесите телефон и почту в столбцы клиента
import-contact-twice = этот контакт уже назван в строке { $row }
import-contact-twice-mend = удалите одну из строк
import-manager-unknown = такого действующего сотрудника нет
import-manager-unknown-mend = сначала загрузите сотрудников; имя или почта пишутся так же, как там

import-order-no-client = не сказано, чей это заказ
import-order-no-client-mend = заполните ИНН, код или название клиента
import-order-client-unknown = клиент не найден
import-order-client-unknown-mend = сначала загрузите клиентов; если название носят двое, заполните ИНН или код

import-staff-of-two = имя и почта принадлежат разным сотрудникам; почта — у «{ $other }»
import-staff-of-two-mend = проверьте имя и почту
import-dismissed = этот сотрудник уволен
import-dismissed-mend = удалите строку; если человек вернулся, напишите «да» в столбце «Снова принят»
import-client-erased = данные этого человека удалены по его просьбе
import-client-erased-mend = уберите его из таблицы
import-contact-erased = данные этого контакта удалены по его просьбе
import-contact-erased-mend = уберите его из таблицы
import-order-two-currencies = рядом с суммой другая валюта
import-order-two-currencies-mend = оставьте одну
import-order-known = заказ с этим номером уже записан: { $other }, { $day }
import-order-known-mend = номера повторяются? Добавьте к номеру год: 15/2026
