# Mistakes in company.toml. File, line and the path of the key stand before the text.

company-no-file = there is no file { $file }. Take deploy/company.toml.example as a pattern
company-unreadable = the file { $file } cannot be read. Check its permissions
company-not-utf8 = the file { $file } is not UTF-8. Save it as UTF-8
company-not-toml = not TOML, reading stopped here ({ $detail })

company-missing = this key is required, but it is not there
company-unknown-key = there is no such key. Possible here: { $known }
company-unknown-key-close = there is no such key. Did you mean "{ $close }"?
company-empty = empty, put a value here
company-not-one-of = expected one of: { $expected }
company-out-of-range = { $value } does not fit: the limit is { $limit }

company-expected-text = expected a text in quotes, found { $value }
company-expected-whole-number = expected a whole number without quotes, found { $value }
company-expected-yes-no = expected true or false without quotes, found { $value }
company-expected-list = expected a list in square brackets, found { $value }
company-expected-table = expected a table of keys, found { $value }
company-expected-date = expected a date without quotes, such as 2026-12-31, found { $value }

company-wrong-hours = hours are written as "9:00-18:00", found { $value }
company-hours-backwards = the end comes before the beginning: { $value }. Shifts over midnight are not supported
company-wrong-work-span = working time is written as "30m", "2h", "1d" or "1d 4h" (1d is a working day), found { $value }
company-wrong-span = time by the clock is written as "12h" or "3d" (1d is 24 hours), found { $value }
company-unknown-time-zone = there is no time zone { $value }. Expected a name such as "Europe/Moscow"
company-unknown-country = no holidays are known for { $value }. Expected two letters such as "RU", or "none"
company-unknown-language = there is no language { $value }. There are: { $known }
company-wrong-group-chat = the id of a group chat is a negative whole number such as -1001234567890, found { $value }
company-wrong-mailbox = { $value } does not look like an email address
company-mailbox-twice = the address { $value } stands in two mailboxes. Each mailbox has its own
company-wrong-quiet-hours = quiet hours are written like 21:00-8:00, not { $value }
company-wrong-code = the code { $value } does not fit. Small Latin letters, digits and _, up to 16, a letter first

company-title-missing = no title in: { $languages }
company-title-unknown = a title in languages that are not in `languages`: { $languages }
company-lunch-outside = lunch { $lunch } does not lie within the hours { $hours }
company-day-off-and-on = a day both off and worked: { $days }
company-unknown-department = there is no department { $value }. There are: { $known }
company-form-missing = there is no form file { $value }. Looked in: { $folders }
company-limits-order = the offer would be over before its receiver is reminded and the lead told. Raise register.expire_after or lower accept_within
company-kind-of-ours = { $value } is a kind of request of the desk itself. Call yours differently
company-unknown-kind = there is no kind of request { $value }. There are: { $known }
company-expected-number = a number without quotes is expected, not { $value }
company-wrong-time = a time is written as "10:00", not { $value }
company-shares-order = { $value } must be more than key_share = { $limit }
company-script-values = “{ $value }” may be filled only with { $known }
company-route-start = the route begins in { $value }, but this kind of request goes to { $department }. The first step of a route is the kind's own department
company-route-repeats = two steps of the route in a row are in one department: { $value }. Make one of them
company-unknown-role = there is no role { $value }. There are: { $known }
