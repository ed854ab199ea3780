"""From a content file to a draft in the shape that the studio saves."""

import html
import io
import re
import uuid
from typing import Any

from cms.people.models import User
from cms.works.actions import create_series
from cms.works.models import Series, Topic
from media import renditions
from media.actions import receive_attachment, receive_picture
from media.models import Attachment, Picture

from ..drawing import cache, comics
from . import items

JSON = dict[str, Any]
BOLD = re.compile(r"\*\*(.+?)\*\*")
SPEECH = re.compile(r"([^：（]+)(?:（(.+?)）)?：(.+)", re.DOTALL)


class Draft:
    """Builds the draft of one work; its pictures are received as its owner's."""

    def __init__(self, spec: JSON, owner: User) -> None:
        self.spec, self.owner = spec, owner
        self.count = 0

    def build(self) -> JSON:
        """The whole draft."""
        spec = self.spec
        draft: JSON = {
            "title": spec["title"],
            "summary": spec["summary"],
            "topics": list(Topic.objects.filter(slug__in=spec["topics"]).values_list("pk", flat=True)),
            "audiences": spec["audiences"],
            "tags": spec["tags"],
            "city": self.owner.creator.city,
            "licence": spec["licence"],
            "rights": "original",
            "ai_use": spec.get("ai", "part"),
            "ai_note": spec.get("ai_note", "文字由人工智能辅助撰写，图片与影片由程序绘制"),
            "credits": [self.block("credit", credit) for credit in spec["credits"]],
            "sources": [self.block("source", self.source(source)) for source in spec["sources"]],
            "related": [pk for key in spec.get("related", []) if (pk := items.known(f"work:{key}"))],
        }
        if "cover" in spec:
            draft["cover"] = self.picture(spec["cover"], "封面：" + spec["title"])
        if series := spec.get("series"):
            draft["series"] = self.series(series["key"])
            draft["series_position"] = series["position"]
        return draft | getattr(self, spec["kind"])()

    def block(self, kind: str, value: Any) -> JSON:
        """A block of a stream, under an id that stays the same."""
        self.count += 1
        name = f"{self.spec['key']}/{self.count}"
        return {"type": kind, "value": value, "id": str(uuid.uuid5(uuid.NAMESPACE_URL, name))}

    def items(self, values: list[Any]) -> list[JSON]:
        """A list block."""
        return [self.block("item", value) for value in values]

    def source(self, source: JSON) -> JSON:
        """A source with all its fields."""
        return {"title": "", "publisher": "", "year": None, "url": "", **source}

    def picture(self, spec: JSON, alt: str) -> int:
        """The id of a picture, drawn and received once."""
        path = cache.picture(spec, spec.get("title") or self.spec["title"])

        def make() -> Picture:
            with path.open("rb") as file:
                return receive_picture(file=file, owner=self.owner, title=alt[:60], alt=alt)

        received = items.once(f"picture:{self.spec['key']}:{path.stem}", Picture, make)
        renditions.make(received)
        return received.pk

    def series(self, key: str) -> int:
        """The series of the owner's; there is one of typhoons."""
        return items.once(
            f"series:{key}",
            Series,
            lambda: create_series(actor=self.owner, title="台风季", summary="从海上到眼前，认识台风。"),
        ).pk

    # --- the kinds --------------------------------------------------------------------------------

    def comic(self) -> JSON:
        """Pages: drawn from their panels; the dialogue is what the balloons say."""
        pages = []
        for number, page in enumerate(self.spec["pages"], 1):
            lines = comics.words(page["panels"], self.spec["names"])
            pages.append(
                self.block(
                    "page",
                    {
                        "picture": self.picture({"page": number, "panels": page["panels"]}, page["alt"]),
                        "alt": page["alt"],
                        "dialogue": self.items(lines),
                    },
                )
            )
        return {"reading": "paged", "pages": pages}

    def video(self) -> JSON:
        """All but the film, which is made in the background."""
        lines = [words for _start, _end, words in self.spec["subtitles"]]
        return {
            "transcript": "\n\n".join(lines),
            "chapters": [
                self.block("chapter", {"start": at, "title": title}) for at, title in self.spec["chapters"]
            ],
        }

    def drama(self) -> JSON:
        """Script, cast, experiments, photos, performances."""
        spec = self.spec
        return {
            "synopsis": spec["synopsis"],
            "minutes": spec["minutes"],
            "group": spec["group"],
            "script": [self.block("act", self.act(act)) for act in spec["acts"]],
            "cast": [self.block("person", person) for person in spec["cast"]],
            "experiments": [
                self.block("experiment", {"how": "", "safety": "", **experiment})
                for experiment in spec["experiments"]
            ],
            "photos": [
                self.block(
                    "photo",
                    {
                        "picture": self.picture(photo["draw"], photo["alt"]),
                        "alt": photo["alt"],
                        "caption": photo["caption"],
                        "credit": photo["credit"],
                    },
                )
                for photo in spec["photos"]
            ],
            "performances": [self.block("performance", {"note": "", **one}) for one in spec["performances"]],
        }

    def act(self, act: JSON) -> JSON:
        """An act with its scenes."""
        scenes = [
            {
                "title": scene["title"],
                "place": scene["place"],
                "science_point": scene["point"],
                "lines": [self.line(line) for line in scene["lines"]],
            }
            for scene in act["scenes"]
        ]
        return {"title": act["title"], "scenes": self.items(scenes)}

    def line(self, text: str) -> JSON:
        """A speech "角色（神态）：台词", or a stage direction that begins with "·"."""
        if text.startswith("·"):
            return self.block("direction", text.removeprefix("·").strip())
        match = SPEECH.fullmatch(text)
        if match is None:
            raise ValueError(f"not a line of a script: {text}")
        role, manner, words = match.groups()
        return self.block("speech", {"role": role, "manner": manner or "", "words": words})

    def article(self) -> JSON:
        """The body, block by block."""
        return {"body": [self.part(*entry.popitem()) for entry in map(dict, self.spec["body"])]}

    def part(self, kind: str, value: Any) -> JSON:
        """One block of an article from its short form."""
        match kind:
            case "h2" | "h3":
                return self.block("heading", {"text": value, "level": kind[1]})
            case "p":
                return self.block("text", paragraphs(value))
            case "picture":
                picture = self.picture({"draw": value["draw"]}, value["alt"])
                words = {"alt": value["alt"], "caption": value["caption"], "credit": ""}
                return self.block("picture", {"picture": picture, **words})
            case "quote":
                return self.block("quotation", value)
            case "facts":
                return self.block("fact_box", {"title": value["title"], "text": paragraphs(value["text"])})
            case "table":
                rows = self.items([self.items(row) for row in value["rows"]])
                about = {"caption": value["caption"], "header_row": True, "header_column": False}
                return self.block("table", {**about, "rows": rows})
            case "formula":
                return self.block("formula", value)
            case "chart":
                series = [
                    {"name": one["name"], "values": self.items(one["values"])} for one in value["series"]
                ]
                lists = {"labels": self.items(value["labels"]), "series": self.items(series)}
                return self.block("chart", {**value, **lists})
            case "questions":
                answers = [{"question": question, "answer": paragraphs(answer)} for question, answer in value]
                return self.block("questions", {"items": self.items(answers)})
            case "work":
                return self.block("work", items.known(f"work:{value}"))
            case "attachment":
                return self.block(
                    "attachment", {"document": self.attachment(value), "description": value["description"]}
                )
        raise ValueError(f"no such block: {kind}")

    def attachment(self, value: JSON) -> int:
        """The id of a document to download, received once."""

        def make() -> Attachment:
            file = io.BytesIO(value["text"].encode())
            return receive_attachment(file=file, owner=self.owner, title=value["title"])

        return items.once(f"attachment:{self.spec['key']}:{value['title']}", Attachment, make).pk


def paragraphs(text: str) -> str:
    """Paragraphs of plain text with **bold** as the rich text that the editor saves."""
    parts = [part.strip().replace("\n", "") for part in text.strip().split("\n\n")]
    marked = [BOLD.sub(r"<b>\1</b>", html.escape(part, quote=False)) for part in parts if part]
    return "".join(f"<p>{part}</p>" for part in marked)
