# Вопросы, которые есть у каждой заявки.

request-form-title = Новая заявка
request-form-client = Какой клиент?
request-form-kind = Какая нужна помощь?
request-form-words = Что нужно?
request-form-due = К какому сроку?
request-form-receiver = Кому?

form-problem-reserved = Имя «{ $name }» занято вопросом, который есть у каждой заявки. Дайте другое.
error-request-not-chosen = Сначала выберите заявку, к которой это относится.
