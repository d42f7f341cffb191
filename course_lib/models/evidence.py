"""What the source article claims, what research says of it, and where that can be read."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, StringConstraints, model_validator

from course_lib.models.base import ClaimId, Id, Line, Many, Model, Prose, Some
from course_lib.models.legend import Legend

Verdict = Literal["supported", "mixed", "overclaimed", "unsafe", "definition", "advice"]
#: In the order in which they are offered.
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

#: What a publication is. Its place is written accordingly.
SourceKind = Literal["article", "book", "chapter", "report", "thesis", "preprint"]
#: A surname in a list of authors: what stands before a comma and the first initial.
SURNAME = re.compile(r"(?:^|[,;] (?:& )?)([^,;&]+), (?=[^\W\d_]\.)")
#: At the end of an article's place: volume, perhaps the issue, and pages or the number of the article.
PRINTED = re.compile(r", \d+(\([^)]+\))?, (article )?[a-z]*\d+", re.IGNORECASE)
ONLINE = ", published online"


class Source(Model):
    """A publication, so that whoever reads of it can find it. `doi` comes without the resolver's address."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*-\d{4}[a-z]?$")]
    kind: SourceKind = "article"
    authors: Line
    year: int = Field(ge=1900, le=2100)
    title: Line
    where: Line
    doi: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,}/\S+$")] | None = None

    @model_validator(mode="after")
    def _can_be_found(self) -> Source:
        online = self.where.endswith(ONLINE) and self.doi
        if self.kind == "article" and not online and not PRINTED.search(self.where):
            raise ValueError(
                "`where` of an article ends with its volume and pages, as in `A journal, 55(4), 1–12`; where none are "
                f"known, with `{ONLINE.strip(', ')}` and a `doi`. Look it up; what can’t be found isn’t used. A book, "
                "chapter, report, thesis or preprint says so in `kind`"
            )
        if self.kind == "chapter" and not re.match(r"In .+ \(Eds?\.\), ", self.where):
            raise ValueError("`where` of a chapter names the book: `In A. Editor (Ed.), A title. A publisher`")
        return self

    @property
    def cited(self) -> str:
        """Surnames and year, as prose names it: one, two, or the first of more."""
        names = SURNAME.findall(self.authors) or [self.authors.rstrip(".")]
        first = f"{names[0]} et al." if len(names) > 2 else " & ".join(names)
        return f"{first} {self.year}"

    @property
    def whose(self) -> str:
        """Authors, year and title, as a list of references begins."""
        return f"{_ended(self.authors)} ({self.year}). {_ended(self.title)}"

    def as_line(self) -> str:
        """The whole reference in plain words, without its DOI."""
        return f"{self.whose} {_ended(self.where)}"


def _ended(text: str) -> str:
    return text if text[-1] in ".?!" else f"{text}."


class Sources(Model):
    """Every publication that the course names."""

    sources: Some[Source]


class Finding(Model):
    """One result. `k` studies, `n` people, `effect` and `interval` as printed (for example `r = .28`, `.23 to .33`)."""

    says: Prose
    source: str
    k: int | None = Field(default=None, gt=0)
    n: int | None = Field(default=None, gt=0)
    effect: Line | None = None
    interval: Line | None = None


class SecondVerdict(Model):
    """A verdict beside ours that a careful reader could defend, and what speaks for it."""

    verdict: Verdict
    why: Prose


class Card(Model):
    """What a claim card shows after the learner's own verdict.

    `carries` is how far its findings reach: that two things go together, that one brings about the other, or nothing,
    where no result stands behind the sentence. The verb of the learner's own wording is held against it, and ours too.
    """

    why: Prose
    also: SecondVerdict | None = None
    carries: Literal["association", "cause", "nothing"]
    findings: Many[Finding] = ()
    fair: Prose


class Claim(Model):
    """A claim of the article in our words, our verdict, and the lesson it has its home in."""

    id: ClaimId
    section: Line
    claim: Line
    verdict: Verdict
    teach: Line
    lesson: Id
    card: Card | None = None

    @model_validator(mode="after")
    def _two_verdicts(self) -> Claim:
        if self.card and self.card.also and self.card.also.verdict == self.verdict:
            raise ValueError(f"`also` accepts `{self.verdict}`, which is our verdict already; name another")
        return self

    def substance(self) -> Any:
        return self.claim


class Claims(Model):
    """All claims of the source."""

    claims: Some[Claim]

    def legends(self) -> dict[str, Legend]:
        return {one.id: Legend(one.claim) for one in self.claims}

    def signed(self) -> dict[str, Any]:
        """Claims that learners can judge: those with a card."""
        return {one.id: one.as_written("lesson") for one in self.claims if one.card}


class ClaimVerbs(Model):
    """What a learner's own wording of a claim is searched for: whole words and phrases, in each form they occur in."""

    causal: Some[Line]
    associative: Some[Line]
    hedges: Some[Line]
    absolute: Some[Line]
