# Tables in: what is wrong and what to do. A key with "-mend" says what to do.

import-file-format = { $file } is no table the desk reads: it takes .xlsx and .csv. Save it as one of these.
import-file-unreadable = { $file } cannot be opened: { $code ->
        [ENOENT] there is no such file
        [EACCES] no right to read or write it
        [EISDIR] it is a folder
       *[other] { $reason }
    }. Check the path and the rights.
import-file-broken = { $file } is damaged or protected by a password. Open it in a spreadsheet program and save it again as .xlsx without a password.
import-file-line = Line { $line } of { $file } cannot be read. Check the quotes in it.
import-file-encoding = The encoding of { $file } is not known. Save it as "CSV UTF-8".
import-file-empty = There is not one filled row in { $file }.

import-column-missing = there is no column "{ $column }"
import-column-missing-mend = add the column; any of these headers will do: { $names }
import-column-twice = there is such a column already
import-column-twice-mend = leave one of them

import-cell-empty = the cell is empty
import-cell-empty-mend = fill it in
import-too-long = longer than { $limit } characters
import-too-long-mend = shorten the text
import-phone = not a phone number
import-phone-mend = one number in a cell, with the code of the city or country: +44 20 7946 0018 ext. 12
import-email = not an email address
import-email-mend = one address in a cell: name@company.com
import-date = not a date
import-date-mend = write it as 2026-11-28 or 28.11.2026
import-date-old = the date is before { $year }
import-date-old-mend = check the year
import-day-ahead = this day is still to come
import-day-ahead-mend = check the year
import-amount = not an amount
import-amount-mend = write it as 1234.50
import-amount-unclear = the amount can be read in two ways
import-amount-unclear-mend = write 1234 or 1.23: no comma among more than three digits, cents as two digits
import-currency = the currency is not known
import-currency-mend = one of: { $known }
import-role = the role is not known
import-role-mend = one of: { $known }
import-sells = it is not clear how he works with clients
import-sells-mend = one of: { $known }
import-language = the language is not known
import-language-mend = one of: { $known }
import-country = the country is not known
import-country-mend = two letters of its code: RU, KZ, DE
import-time-zone = the time zone is not known
import-time-zone-mend = write "Europe/London" or another name of that kind
import-department = there is no such department
import-department-mend = departments are named in company.toml: { $known }

import-tax-number-length = a Russian tax number has 10 digits (company) or 12 (person)
import-tax-number-length-mend = check the number; for a foreign client fill in the column "Country"
import-tax-number-checksum = the check digit of the tax number is wrong
import-tax-number-checksum-mend = check the number for a slip; for a foreign client fill in the column "Country"
import-tax-number-foreign = not a tax number
import-tax-number-foreign-mend = 4 to 20 Latin letters and digits

import-row-twice = repeats row { $row }
import-row-twice-mend = delete one of them
import-client-no-key = neither a tax number nor a client code
import-client-no-key-mend = fill in one of them, or the next import will not know the client again
import-client-row-bad = its client stands in row { $row }, which is wrong
import-client-row-bad-mend = mend that row
import-client-differs = differs from row { $row } about the same client
import-client-differs-mend = make both rows say the same, or leave the cell empty
import-client-of-two = tax number and code belong to different clients of this file, rows { $rows }
import-client-of-two-mend = check the tax number and the code
import-client-of-two-known = another client has this code already: "{ $other }"
import-client-of-two-known-mend = check the tax number and the code
import-client-twice = the same client as in row { $row }: one is named by tax number, the other by code
import-client-twice-mend = join the rows
import-contact-no-name = the contact has no name
import-contact-no-name-mend = fill in the name, or move phone and email to the client's columns
import-contact-twice = row { $row } names this contact already
import-contact-twice-mend = delete one of the rows
import-manager-unknown = there is no such active employee
import-manager-unknown-mend = import staff first; write the name or the email as it is there

import-order-no-client = it is not said whose order this is
import-order-no-client-mend = fill in the client's tax number, code or name
import-order-client-unknown = the client is not found
import-order-client-unknown-mend = import clients first; if two have this name, fill in the tax number or the code

import-staff-of-two = name and email belong to different employees; the email is that of { $other }
import-staff-of-two-mend = check the name and the email
import-dismissed = this employee was dismissed
import-dismissed-mend = delete the row; if the person came back, write "yes" in the column "Rehired"
import-client-erased = the data of this person were erased on request
import-client-erased-mend = take them out of the table
import-contact-erased = the data of this contact were erased on request
import-contact-erased-mend = take them out of the table
import-order-two-currencies = another currency stands beside the sum
import-order-two-currencies-mend = leave one of them
import-order-known = an order of this number is known already: { $other }, { $day }
import-order-known-mend = if numbers repeat, add the year to them: 15/2026
