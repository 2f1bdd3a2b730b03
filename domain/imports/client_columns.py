"""The columns of a table of clients: under which headings each is known, and how it is read."""

from collections.abc import Sequence

from domain.imports import values
from domain.imports.headers import Column
from domain.imports.tax_numbers import read_tax_number

COLUMNS: Sequence[Column] = (
    Column(
        "name",
        values.text,
        (
            "Клиент",
            "Название",
            "Наименование",
            "Компания",
            "Организация",
            "Контрагент",
            "Наименование клиента",
            "Название клиента",
            "Client",
            "Name",
            "Company",
            "Client name",
            "Company name",
        ),
        needed=True,
    ),
    Column(
        "tax_number",
        read_tax_number,
        (
            "ИНН",
            "ИНН клиента",
            "Налоговый номер",
            "Tax number",
            "Tax ID",
            "INN",
            "TIN",
            "VAT",
            "VAT number",
        ),
    ),
    Column(
        "external_id",
        values.text,
        (
            "Код",
            "Код клиента",
            "Внешний код",
            "Код 1С",
            "ID",
            "Номер клиента",
            "External ID",
            "Client ID",
            "Code",
            "Client code",
        ),
    ),
    Column("address", values.text, ("Адрес", "Адрес клиента", "Address", "Client address")),
    Column(
        "place",
        values.text,
        ("Город", "Населённый пункт", "Район", "Место", "City", "Town", "District", "Place"),
    ),
    Column("corporate", values.yes, ("Юрлицо", "Корпоративный", "Corporate", "Is company")),
    Column("contract", values.text, ("Договор", "Contract"), keyed=True),
    Column(
        "phone",
        values.phone,
        (
            "Телефон",
            "Тел",
            "Телефон клиента",
            "Телефон компании",
            "Phone",
            "Company phone",
            "Client phone",
        ),
    ),
    Column(
        "email",
        values.email,
        (
            "Почта",
            "Эл. почта",
            "Электронная почта",
            "E-mail",
            "Mail",
            "E-mail клиента",
            "Почта клиента",
            "Email address",
            "Client email",
            "Company email",
        ),
    ),
    Column("language", values.language, ("Язык", "Язык клиента", "Language", "Client language")),
    Column("country", values.country, ("Страна", "Country")),
    Column("time_zone", values.time_zone, ("Часовой пояс", "Таймзона", "Time zone")),
    Column(
        "manager",
        values.text,
        (
            "Менеджер",
            "Ответственный",
            "Ответственный менеджер",
            "Продавец",
            "Ведёт",
            "Manager",
            "Account manager",
            "Responsible",
            "Sales rep",
        ),
    ),
    Column(
        "note", values.note, ("Примечание", "Комментарий", "Заметка", "Note", "Notes", "Comment")
    ),
    Column(
        "contact_name",
        values.text,
        (
            "Контакт",
            "Контактное лицо",
            "ФИО",
            "ФИО контакта",
            "Имя контакта",
            "Contact",
            "Contact name",
            "Contact person",
        ),
    ),
    Column(
        "contact_position",
        values.text,
        ("Должность", "Должность контакта", "Position", "Contact position", "Job title"),
    ),
    Column(
        "contact_phone",
        values.phone,
        ("Телефон контакта", "Телефон контактного лица", "Мобильный", "Contact phone", "Mobile"),
    ),
    Column(
        "contact_email",
        values.email,
        (
            "Почта контакта",
            "E-mail контакта",
            "Почта контактного лица",
            "Contact email",
            "Contact e-mail",
        ),
    ),
    Column(
        "contact_consent",
        values.day,
        (
            "Согласие",
            "Согласие контакта",
            "Дата согласия",
            "Согласие на обработку данных",
            "Consent",
            "Consent date",
            "Consent given",
        ),
    ),
)

OWN = (
    "name",
    "tax_number",
    "external_id",
    "address",
    "place",
    "phone",
    "email",
    "language",
    "time_zone",
    "manager",
    "note",
)
"""The fields of the client itself; contacts have theirs."""

CONTRACT = "contract."
"""Fields that begin so are facts of the client's contract."""

CONTACT = (
    "contact_name",
    "contact_position",
    "contact_phone",
    "contact_email",
    "contact_consent",
)
