"""Robots: bounces, answering machines and mail to many, told from what people write."""

from mail.robots.kinds import LOOP_HEADER, Kind, KindName, kind_of

__all__ = ["LOOP_HEADER", "Kind", "KindName", "kind_of"]
