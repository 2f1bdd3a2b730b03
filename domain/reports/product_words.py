"""The products of sections in words: one line each, with the week before beside it."""

from collections.abc import Sequence

from domain.reports.naming import money_words
from domain.reports.product_facts import Made, ProductLine, told
from domain.reports.words import Line, Part, Teller


def products_part(w: Teller, lines: Sequence[ProductLine]) -> Part:
    """The section of a pack that says what each section of the company has made."""
    said = tuple(Line(product_said(w, each)) for each in told(lines))
    return Part("products", w.t("week-title-products"), said)


def product_said(w: Teller, each: ProductLine) -> str:
    """ "Отдел продаж, доход: 1 250 000 ₽ (неделей раньше 900 000 ₽)"."""
    name = w.t(f"product-{each.product}")
    if each.department is not None:
        name = w.t("product-of", section=w.department(each.department), name=name)
    return w.t(
        "week-line-product",
        name=name,
        made=made_words(w, each.product, each.made),
        before=made_words(w, each.product, each.before),
    )


def made_words(w: Teller, product: str, made: Made) -> str:
    """A figure with what it counts."""
    sums = " + ".join(money_words(amount, currency, w.language) for currency, amount in made.sums)
    if product == "support":
        return w.t("product-hours", hours=made.minutes // 60, minutes=made.minutes % 60)
    if product == "quality":
        return w.t("product-clients", n=made.count)
    if product == "corporate":
        counted = w.t("product-contracts", n=made.count)
        return f"{counted}, {sums}" if sums else counted
    return sums or "0"
