# VIP-программа: почему что-то нельзя сделать, и что сделать вместо этого.

error-campaign-unknown = Кампании «{ $name }» нет. Проверьте название.
error-campaigns-several = Под «{ $name }» подходят несколько кампаний: { $campaigns }. Напишите название полностью.
error-campaign-gone = Такой кампании нет.
error-campaign-over = Кампания «{ $name }» закончена, её список больше не меняется.
error-campaign-begun = Кампания «{ $name }» уже идёт.
error-campaign-not-begun = Кампания «{ $name }» сейчас не идёт.
error-campaign-not-split =
    { $n ->
        [one] { $n } клиент без продавца.
        [few] { $n } клиента без продавца.
       *[other] { $n } клиентов без продавца.
    } Сначала разделите список.
error-campaign-not-covered =
    Кампания ещё не закончена: { $n ->
        [one] не отработан { $n } клиент
        [few] не отработаны { $n } клиента
       *[other] не отработаны { $n } клиентов
    }, из них ждут вашего слова об отказе: { $refusals }.
error-campaign-nameless = Дайте кампании название.
error-campaign-name-taken = Кампания «{ $name }» уже есть. Выберите другое название.
error-campaign-days = Кампания не может закончиться раньше, чем начнётся.
error-campaign-without-filter = Не сказано, кого обходить: все корпоративные, сегмент, давно не посещённые или по именам.
error-campaign-empty = Под это условие не подходит ни один клиент.
error-campaign-without-reps = В кампании нет продавцов. Сначала добавьте их.
error-campaign-headless = Не понятно, кто руководит кампанией. Назовите руководителя.
error-campaign-head-role = { $name } не может руководить программой: роль другая.
error-campaign-rep-role = { $name } не заполняет анкет: роль другая. Назовите продавца.
error-campaign-rep-twice = { $name } уже в этой кампании.
error-campaign-no-such-rep = Этого продавца в кампании нет.
error-campaign-client-unknown = Этого клиента в списке кампании нет.
error-campaign-client-listed = Этот клиент уже в списке.
error-campaign-client-over = С этим клиентом в кампании уже закончено.
error-split-outdated = Список изменился, пока вы смотрели. Откройте деление заново.
error-refusal-decided = По этому отказу уже решили.
error-client-fenced = Клиент «{ $client }» отгорожен от других ({ $rep }): передать его туда нельзя.
error-rapport-unknown = Такой отметки нет. Есть: { $known }.
