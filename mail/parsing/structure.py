"""Where the parts of a mail lie: one pass over its bytes, whatever the depth. Never raises.

The standard library's parser is not used for this: nested 1,000 deep it ends in RecursionError,
1 MB nested 100 deep takes it 5 seconds, and it makes a string of every line of an attachment.
"""

from dataclasses import dataclass, field

from mail.parsing.fields import Fields, first, read_fields
from mail.parsing.limits import DEPTH_CUT, HEADERS_CUT, PARTS_CUT, Cuts, Limits
from mail.parsing.parameters import content_type

_LONGEST_BOUNDARY = 1_000
_GUESSED_WITHIN = 4_000
_FALSE_DELIMITERS_PER_PART = 300


@dataclass(slots=True)
class Part:
    """One part: its fields and where its body lies in the raw mail.

    Attributes:
        parent: the container it lies in, None for the mail itself.
        group: the outermost container around it that offers alternatives, None outside of any.
    """

    fields: Fields
    content_type: str
    parameters: dict[str, str]
    start: int
    end: int
    parent: "Part | None" = None
    group: "Part | None" = None

    def field(self, name: str) -> str:
        return first(self.fields, name)


@dataclass(slots=True)
class Structure:
    """The mail itself (root), the parts that hold something, and the containers, in their order."""

    root: Part
    leaves: list[Part]
    containers: list[Part]


@dataclass(slots=True)
class _Open:
    part: Part
    boundary: bytes
    has_parts: bool = False


def read_structure(raw: bytes, limits: Limits, cuts: Cuts) -> Structure:
    """Find the parts of a mail.

    Args:
        raw: the whole mail, lines ended by "\\n" or "\\r\\n".
        limits: of headers, depth and the number of parts; what lies beyond is not looked at.
        cuts: learns what was left out.
    """
    return _Splitter(raw, limits, cuts).split()


@dataclass(slots=True)
class _Splitter:
    raw: bytes
    limits: Limits
    cuts: Cuts
    open: list[_Open] = field(default_factory=list)
    levels: dict[bytes, int] = field(default_factory=dict)
    current: Part | None = None
    leaves: list[Part] = field(default_factory=list)
    containers: list[Part] = field(default_factory=list)
    begun: int = 0

    def split(self) -> Structure:
        root = self._begin(0)
        position, false_delimiters = root.start - 1, 0
        while self.open and (found := self.raw.find(b"\n--", max(position, 0))) >= 0:
            position = self.raw.find(b"\n", found + 1)
            position = len(self.raw) if position < 0 else position
            level, is_last = self._delimiter(found + 3, position)
            if level is None:
                false_delimiters += 1
                if false_delimiters > self.limits.parts * _FALSE_DELIMITERS_PER_PART:
                    self.cuts.add(PARTS_CUT)
                    break
                continue
            self._close_to(level, found)
            self.open[level].has_parts = True
            if is_last:
                continue
            if self.begun >= self.limits.parts:
                self.cuts.add(PARTS_CUT)
                break
            position = self._begin(position + 1).start - 1
        self._close_to(-1, len(self.raw))
        return Structure(root, self.leaves, self.containers)

    def _delimiter(self, start: int, end: int) -> tuple[int | None, bool]:
        """Which open container a line "--…" belongs to, and whether it says that it is the last.

        A container stays open after its last delimiter: parts behind it are read as well.
        """
        if end - start > _LONGEST_BOUNDARY:
            return None, False
        name = self.raw[start:end].rstrip()
        level = self.levels.get(name)
        if level is None and name.endswith(b"--"):
            return self.levels.get(name[:-2].rstrip()), True
        return level, False

    def _begin(self, start: int) -> Part:
        """Read the fields of the part that begins here, and open it if it is a container."""
        self.begun += 1
        fields, body, is_cut = read_fields(self.raw, start, self.limits.header_chars)
        if is_cut:
            self.cuts.add(HEADERS_CUT)
        parent = self.open[-1].part if self.open else None
        is_digest = parent is not None and parent.content_type == "multipart/digest"
        kind, parameters = content_type(
            first(fields, "content-type"), "message/rfc822" if is_digest else "text/plain"
        )
        part = Part(fields, kind, parameters, body, len(self.raw), parent)
        if parent is not None:
            is_choice = parent.content_type == "multipart/alternative"
            part.group = parent.group or (parent if is_choice else None)
        if kind.startswith("multipart/"):
            self._open(part)
        else:
            self.current = part
        return part

    def _open(self, part: Part) -> None:
        self.containers.append(part)
        boundary = part.parameters.get("boundary", "").strip().encode("utf-8", "replace")
        boundary = boundary or self._guessed(part.start)
        if len(self.open) >= self.limits.depth:
            self.cuts.add(DEPTH_CUT)
        elif not boundary:
            part.content_type = "text/plain"
            self.current = part
        elif boundary not in self.levels:
            self.levels[boundary] = len(self.open)
            self.open.append(_Open(part, boundary))

    def _guessed(self, start: int) -> bytes:
        """The boundary of a container that does not name it: its first line "--…"."""
        head = b"\n" + self.raw[start : start + _GUESSED_WITHIN]
        found = head.find(b"\n--")
        return head[found + 3 :].partition(b"\n")[0].strip() if found >= 0 else b""

    def _close_to(self, level: int, end: int) -> None:
        """End the present part and the containers opened above a level, the newline not counted."""
        if self.raw.startswith(b"\r", end - 1) and end < len(self.raw):
            end -= 1
        if self.current is not None:
            self.current.end = max(self.current.start, end)
            self.leaves.append(self.current)
            self.current = None
        while len(self.open) > level + 1:
            closed = self.open.pop()
            del self.levels[closed.boundary]
            if not closed.has_parts:  # its boundary never came: read what is there as words
                closed.part.content_type = "text/plain"
                closed.part.end = max(closed.part.start, end)
                self.leaves.append(closed.part)
