"""A counterexample and a clean example of every rule that looks at a strategy.

WRONG: rule -> strategies with the one place where it finds something, as seen on TODAY.
RIGHT: rule -> strategies that are near to wrong, and are not.
"""

from __future__ import annotations

from datetime import date
from typing import Any

Plain = dict[str, Any]
TODAY = date(2026, 11, 22)
DOCUMENT = {
    "title": "Strategi",
    "language": "nb",
    "publisher": "Direktoratet",
    "status": "current",
    "paper": "16:9",
}


UNKNOWN = {"unknown": [["titel", "titel: Strategi"]], "comments": []}


def document(**fields: Any) -> Plain:
    return {"document": {**DOCUMENT, **fields}}


def without(field: str) -> Plain:
    return {"document": {name: value for name, value in DOCUMENT.items() if name != field}}


def purpose(text: str, **fields: Any) -> Plain:
    return {
        "introduction": {
            "title": "Innledning",
            "purpose": {"title": "Formål", "text": text},
            **fields,
        }
    }


def tool(**fields: Any) -> Plain:
    whole = {"id": "t", "name": "Håndbok", "url": "https://www.ks.no/bok", "status": "available"}
    return {"tools": [{name: value for name, value in {**whole, **fields}.items() if value}]}


def resources(*entries: Plain, closing: str = "") -> Plain:
    listed = [{"id": f"r{number}", **entry} for number, entry in enumerate(entries, 1)]
    return {
        "resources": {"title": "Ressurser", "heading": "R", "entries": listed, "closing": closing}
    }


def resource(label: str = "KS", **fields: Any) -> Plain:
    return resources({"label": label, "url": "https://www.ks.no", **fields})


def messages(**pillar: Any) -> Plain:
    whole = {"id": "p", "heading": "Sammen", "text": "Vi må samarbeide.", **pillar}
    return {"messages": {"title": "Budskap", "heading": "Budskap", "pillars": [whole]}}


def goals(*ids: str, **fields: Any) -> Plain:
    each = [{"id": id, "title": "Vise", "reasons": "Derfor.", "approach": "Slik."} for id in ids]
    return {"goals": {"title": "Mål", "heading": "Mål", "sub_goals": each, **fields}}


def groups(heading: str = "Målgrupper", title: str = "Hvem", **group: Any) -> Plain:
    return {
        "target_groups": {
            "title": title,
            "heading": heading,
            "groups": [{"id": "g", "name": "Alle", **group}],
        }
    }


def group(**fields: Any) -> Plain:
    whole = {"title": "Gruppa", "members": [{"id": "m", "name": "Ola"}], **fields}
    return {"introduction": {"title": "Innledning", "group": whole}}


def support(*organisations: str, **fields: Any) -> Plain:
    levels = [{"id": "l", "name": "Nasjonalt", "organisations": list(organisations)}]
    return {
        "insight": {"title": "Innsikt", "support": {"title": "Støtte", "levels": levels, **fields}}
    }


KS = {
    "organisations": [{"id": "ks", "name": "Kommunesektorens organisasjon", "short_forms": ["KS"]}]
}
AREAS = {
    "insight": {
        "title": "Innsikt",
        "focus_areas": {"title": "De fem", "areas": [{"id": "a", "name": "Mat", "text": "Mat."}]},
    }
}
TEXT = "introduction/purpose/text"
URL = "tools/t/url"
PERIOD = {"heading": "Mål", "text": "Vise."}

WRONG: dict[str, list[tuple[str, Plain]]] = {
    "duplicate_id": [
        (
            "organisations/ks~2",
            {"organisations": [*KS["organisations"], {"id": "ks~2", "name": "K"}]},
        )
    ],
    "required_metadata": [
        ("document/title", without("title")),
        ("document/language", without("language")),
        ("document/title", {"document": {**DOCUMENT, "title": "  "}}),
    ],
    "required": [
        ("document/publisher", without("publisher")),
        (TEXT, purpose(r"\ ")),
        (
            "introduction/title",
            {"introduction": {"purpose": {"title": "Formål", "text": "Vi vil."}}},
        ),
        (
            "goals/sub_goals/a/approach",
            goals(sub_goals=[{"id": "a", "title": "Vise", "reasons": "Derfor."}]),
        ),
        ("messages/pillars", {"messages": {"title": "Budskap", "heading": "Budskap"}}),
        ("tools/t/name", tool(name="")),
        ("resources/entries/r1/links/l/url", resource(links=[{"id": "l", "label": "KS"}])),
    ],
    "invalid_date": [
        ("document/revised", document(revised="november 2022")),
        ("document/valid_from", document(valid_from="2023-02-30")),
        (
            "activities/items/a/points/p/dates",
            {
                "activities": {
                    "items": [
                        {
                            "id": "a",
                            "title": "A",
                            "points": [{"id": "p", "text": "P", "dates": ["2022", "i går"]}],
                        }
                    ]
                }
            },
        ),
    ],
    "invalid_number": [
        ("target_groups/groups/g/priority", groups(priority="først")),
        ("target_groups/groups/g/priority", groups(priority="1.5")),
        ("activities/year", {"activities": {"year": "²"}}),
    ],
    "invalid_choice": [
        ("document/status", document(status="ferdig")),
        ("document/language", document(language="NO")),
    ],
    "invalid_email": [("document/contact", document(contact="ola nordmann@ks.no"))],
    "logo_name": [
        ("document/logo", document(logo="../logo.png")),
        ("document/logo", document(logo="logo.gif")),
    ],
    "broken_reference": [
        ("messages/pillars/p/sub_goal", messages(sub_goal="borte")),
        ("messages/pillars/p/tools", {**tool(), **messages(tools=["t", "borte"])}),
        (
            "introduction/group/members/m/organisation",
            group(members=[{"id": "m", "name": "O", "organisation": "ks"}]),
        ),
    ],
    "broken_page_reference": [
        (TEXT, purpose("Se side {insight/focus_areas}.")),
        (TEXT, purpose("Se side {}.")),
        (TEXT, {**purpose("Se side {insight/focus_areas/areas/b}."), **AREAS}),
        (TEXT, {**purpose("Se side {insight/focus_areas/title/x}."), **AREAS}),
        (
            "resources/closing",
            resources({"label": "KS", "url": "https://ks.no"}, closing="Se side {innsikt}."),
        ),
    ],
    "unprinted_page_reference": [
        (TEXT, {**purpose("Se side {organisations/ks}."), **KS}),
        (TEXT, {**purpose("Se side {document/status}."), **document()}),
        (TEXT, {**purpose("Se side {tools/t}."), **tool()}),
    ],
    "malformed_address": [
        (URL, tool(url="www.ks.no/bok")),
        (URL, tool(url="https://www.ks")),
        (URL, tool(url="https://www.ks.no/en bok")),
        (TEXT, purpose("Se [boka](ks.no/bok).")),
    ],
    "doubled_address": [
        (URL, tool(url="https://https://www.ks.no")),
        (URL, tool(url="https://www.ks.nohttps://www.sf.no")),
        (TEXT, purpose("Se [boka](http://https://www.ks.no/bok).")),
    ],
    "unsafe_address": [
        (URL, tool(url="javascript:alert(1)")),
        (URL, tool(url="file:///etc/passwd")),
        (TEXT, purpose("Se [boka](data:text/html,x).")),
    ],
    "label_differs": [
        (URL, tool(name="Planleggelitt.no")),
        ("resources/entries/r1/url", resource("www.sf.no")),
        (
            "resources/entries/r1/links/l/url",
            resource(url="", links=[{"id": "l", "label": "sf.no/a", "url": "https://sf.no/b"}]),
        ),
        ("resources/entries/r1/address", resource(address="https://www.ks.no/bok")),
        (TEXT, purpose("Se [www.sf.no](https://www.ks.no).")),
        (TEXT, purpose("Skriv til [ola@ks.no](mailto:kari@ks.no).")),
    ],
    "tool_without_link": [(URL, tool(url="")), (URL, tool(url="", status=""))],
    "tool_without_status": [("tools/t/status", tool(status=""))],
    "resource_without_link": [("resources/entries/r1/url", resource(url="", note="Søk selv"))],
    "expected_past": [("tools/t/expected", tool(status="coming", expected="2023-winter"))],
    "period_past": [
        ("goals/period/to", {**document(), **goals("a", period={**PERIOD, "to": "2023"})})
    ],
    "validity_past": [("document/valid_to", document(valid_to="2026-11-21"))],
    "as_of_old": [("introduction/group/as_of", group(as_of="2025-10"))],
    "sub_goal_without_pillar": [
        ("goals/sub_goals/b", {**goals("a", "b"), **messages(sub_goal="a")})
    ],
    "pillar_without_sub_goal": [("messages/pillars/p/sub_goal", {**goals("a"), **messages()})],
    "pillar_without_tool": [("messages/pillars/p/tools", {**tool(), **messages()})],
    "target_group_without_message": [("target_groups/groups/g", {**groups(), **messages()})],
    "typed_page": [
        (TEXT, purpose("Budskapene står på side 17.")),
        (TEXT, purpose("Sidene 10–12 viser det, og **side 10** mest.")),
    ],
    "plain_http": [
        (URL, tool(url="http://www.ks.no/bok")),
        (TEXT, purpose("Se [boka](http://www.ks.no/bok).")),
    ],
    "repeated_address": [
        (
            "resources/entries/r2/url",
            resources(
                {"label": "KS", "url": "https://ks.no"},
                {"label": "Her til KS", "url": "http://www.ks.no/"},
            ),
        ),
    ],
    "vague_link": [
        (TEXT, purpose("Les mer [her](https://www.ks.no).")),
        (TEXT, purpose("Sjå [**denne** sida](https://www.ks.no).")),
        ("resources/entries/r1/label", resource("Les meir »")),
        ("tools/t/name", tool(name="Lenke")),
    ],
    "priority_missing": [
        ("target_groups/heading", groups("Prioriterte målgrupper")),
        ("target_groups/title", groups("Målgrupper", title="Hvem vi prioriterer")),
    ],
    "year_hyphen": [
        (TEXT, purpose("Mål for 2021-2023.")),
        ("resources/entries/r1/label", resource("Meld. St. 15 (2017-2018), om eldre")),
        (
            "introduction/pages/s/columns",
            purpose("Vi.", pages=[{"id": "s", "title": "Tabell", "columns": ["Hva", "2021-2023"]}]),
        ),
    ],
    "unknown_key": [
        ("document", {"document": {**DOCUMENT, "#kept": UNKNOWN}}),
        ("tools/t", {"tools": [{"id": "t", "#kept": UNKNOWN}]}),
    ],
    "spaced_hyphen": [
        (TEXT, purpose("Målgrupper - **hovedgrupper**.")),
        ("tools/t/name", tool(name="Håndbok -- om alt")),
    ],
    "double_space": [
        (TEXT, purpose("Ett.  To.")),
        ("organisations/ks/name", {"organisations": [{"id": "ks", "name": "K  S"}]}),
    ],
    "unexplained_short_form": [
        ("insight/support", {**KS, **support("ks")}),
        (TEXT, {**KS, **purpose("KS er med.")}),
        (TEXT, {**KS, **purpose("Kommunesektorens organisasjon er med i KS-nettverket.")}),
        (
            TEXT,
            {
                "organisations": [{"id": "a", "name": "Alderssenteret", "short_forms": ["alder+"]}],
                **purpose("Vi i alder+ er med."),
            },
        ),
    ],
}

RIGHT: dict[str, list[Plain]] = {
    "duplicate_id": [KS, {"organisations": [{"id": "t", "name": "T"}], **tool()}],
    "required_metadata": [document()],
    "required": [
        document(),
        tool(name="", url="", status="coming"),
        purpose("Se side {a}."),
        {**document(), "goals": {}},
    ],
    "invalid_date": [document(revised="2022-11", valid_to="2023-Q4"), document(revised="")],
    "invalid_number": [groups(priority="1"), {"activities": {"year": "2022"}}],
    "invalid_choice": [document(), document(language="nn", paper="a4")],
    "invalid_email": [document(contact="leve.hele-livet@post.helsedir.no")],
    "logo_name": [document(logo="Vår logo (2).PNG"), document(logo="a.b.jpeg"), document(logo="")],
    "broken_reference": [
        {
            **goals("a"),
            **tool(),
            **groups(),
            **messages(sub_goal="a", tools=["t"], target_groups=["g"]),
        }
    ],
    "broken_page_reference": [
        {
            **purpose("Se side {insight/focus_areas} og side {insight/focus_areas/areas/a/name}."),
            **AREAS,
        }
    ],
    "unprinted_page_reference": [
        {
            **purpose("Se side {tools/t} og side {document/title}."),
            **document(),
            **tool(),
            **messages(tools=["t"]),
        }
    ],
    "malformed_address": [
        tool(url="https://www.sørvågen.no:8080/bok?a=b#c"),
        tool(url="https://ks.no/p%c3%a5r%c3%b8rende_(2)"),
        purpose("Skriv til [oss](mailto:ola@ks.no?subject=Hei)."),
    ],
    "doubled_address": [
        tool(url="https://web.archive.org/web/2020/https://www.ks.no/bok"),
        tool(url="https://ks.no/gå?til=https://www.sf.no"),
    ],
    "unsafe_address": [tool(url="HTTPS://www.ks.no"), purpose("Vi sier javascript:alert(1).")],
    "label_differs": [
        tool(name="KS.no"),
        tool(name="f.eks", url="https://www.ks.no"),
        resource("www.ks.no", url="http://ks.no/"),
        resource("ks.no", url="https://www.ks.no/fagomrader"),
        resource("ks.no/bok", url="https://www.ks.no/bok/#del-2"),
        resource(address="ks.no"),
        resource("www.sf.no", url="tull"),
        purpose("Skriv til [ola@ks.no](mailto:ola@ks.no?subject=Hei)."),
    ],
    "tool_without_link": [tool(), tool(url="", status="coming"), tool(url="", status="withdrawn")],
    "tool_without_status": [tool()],
    "resource_without_link": [
        resource(),
        resource(url="", links=[{"id": "l", "label": "KS", "url": "https://ks.no"}]),
    ],
    "expected_past": [
        tool(status="coming", expected="2026-autumn"),
        tool(status="available", expected="2023-winter"),
        tool(status="coming", expected="snart"),
    ],
    "period_past": [
        {**document(status="expired"), **goals("a", period={**PERIOD, "to": "2023"})},
        {**document(), **goals("a", period={**PERIOD, "to": "2026"})},
    ],
    "validity_past": [document(valid_to="2026-11-22"), document(valid_to="2020", status="expired")],
    "as_of_old": [group(as_of="2025-12"), group(as_of="")],
    "sub_goal_without_pillar": [goals("a"), {**goals("a"), **messages(sub_goal="a")}],
    "pillar_without_sub_goal": [messages(), {**goals("a"), **messages(sub_goal="a")}],
    "pillar_without_tool": [messages(), {**tool(), **messages(tools=["t"])}],
    "target_group_without_message": [groups(), {**groups(), **messages(target_groups=["g"])}],
    "typed_page": [
        purpose("Se side {insight/focus_areas}, på den ene siden av 17 sider, innside 3."),
        purpose("Det står på [side 10 i boka](https://www.ks.no/bok)."),
    ],
    "plain_http": [tool(), purpose("Se [boka](https://www.ks.no/bok), og ikke http://www.ks.no.")],
    "repeated_address": [
        resources(
            {"label": "KS", "url": "https://ks.no"}, {"label": "Bok", "url": "https://ks.no/bok"}
        ),
        {**resource(), **tool(url="https://www.ks.no")},
    ],
    "vague_link": [
        purpose("Her, på denne siden, er [håndboka](https://www.ks.no)."),
        resource("Les mer om KS"),
    ],
    "priority_missing": [groups("Prioriterte målgrupper", priority="1"), groups("Målgrupper")],
    "year_hyphen": [
        purpose("2021–2023, 2022-12, 28-10-2021, 1000-2000 og sak 2021-2023/17."),
        purpose("Se https://www.ks.no/2021-2023 og ola2021-2023@ks.no."),
        resource(address="https://www.ks.no/2021-2023", url="https://www.ks.no/2021-2023"),
    ],
    "unknown_key": [{"document": {**DOCUMENT, "#kept": {"unknown": [], "comments": []}}}],
    "spaced_hyphen": [purpose("Målgrupper – hovedgrupper, helse- og omsorg, -planer.")],
    "double_space": [purpose("Ett. To.\n\nTre.")],
    "unexplained_short_form": [
        {**KS, **support("ks", text="Kommunesektorens organisasjon (KS) er med.")},
        {**KS, **support("ks"), **purpose("Vi i KS (kommunesektorens organisasjon).")},
        {**KS, **purpose("Se www.KS.no, KSO og ks.")},
        {**KS, "activities": {"title": "KS"}},
        {**KS, **tool(name="KS-boka")},
        purpose("KS er ikke med i listen."),
    ],
}
