# Маршрут заявки и подрядчики на бумаге.

document-route-step = шаг { $number } из { $of }: { $title }
document-fact-route = Маршрут
