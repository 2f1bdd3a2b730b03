# Маршрут заявки и подрядчики на бумаге.

document-route-step = шаг { $number } из { $of }: { $title }
document-fact-route = Маршрут
document-fact-contractor = Подрядчик
document-contractor-until = { $what }, к { $until }
document-contractor-done = сделано { $at }
document-fact-visit = Выезд
document-visit-planned = назначен
document-visit-held = состоялся
document-visit-missed = не состоялся
document-visit-cancelled = отменён
document-site-summary = Выезд по заявке { $number }: { $name }
document-file-site = выезд
