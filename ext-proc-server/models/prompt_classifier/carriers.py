"""Documents in which an order may stand: mails, pages, tables, code, logs, JSON and others, all filled with ordinary text.

`carrier(random, text)` places the text and says where; with an empty text it makes an ordinary document.
"""

import json

from fill import fill, pick, prose

MARK = "\x00"


def carrier(random, text):
    document = random.choice(CARRIERS)(random)
    if not text:
        return document.replace(MARK, ""), 0
    if MARK not in document:
        document += "\n" + MARK
    at = document.index(MARK)
    return document.replace(MARK, text, 1).replace(MARK, ""), at


def paragraphs(random, low=1, high=4):
    parts = [prose(random, random.randint(1, 4)) for _ in range(random.randint(low, high))]
    place = random.randrange(len(parts) + 1)
    if random.random() < 0.4 and place < len(parts):
        sentences = parts[place].split(". ")
        sentences.insert(random.randrange(len(sentences) + 1), MARK)
        parts[place] = ". ".join(sentences).replace(MARK + ". ", MARK + " ")
    else:
        parts.insert(place, MARK)
    return parts


def mail(random):
    head = fill(random, "From: {person} <office@{company}>\nTo: {person}\nSubject: {topic}\nDate: {day}\n\n")
    body = "\n\n".join(paragraphs(random))
    return (
        head
        + pick(random, ["Hi,\n\n", "Dear {person},\n\n", "Hello all,\n\n"])
        + body
        + pick(random, ["\n\nBest,\n{person}", "\n\nKind regards\n{person}\n{company}", "\n-- \n{person}, {city}"])
    )


def page(random):
    parts = paragraphs(random)
    style = random.choice(["<p>{}</p>", "<li>{}</li>", "<td>{}</td>"])
    hide = random.choice(
        [
            "<p>{}</p>",
            '<div style="display:none">{}</div>',
            '<span style="font-size:0;color:#fff">{}</span>',
            "<!-- {} -->",
            '<img alt="{}" src="a.png">',
            '<meta name="description" content="{}">',
        ]
    )
    body = "\n".join((hide if p == MARK else style).replace("{}", p) for p in parts)
    return (
        fill(random, "<html><head><title>{topic} - {company}</title></head><body>\n<h1>{product}</h1>\n")
        + body
        + "\n</body></html>"
    )


def table(random):
    rows = [["Name", "City", "Amount", "Note"]]
    for _ in range(random.randint(3, 9)):
        rows.append(
            [
                pick(random, ["{person}"]),
                pick(random, ["{city}"]),
                pick(random, ["{n}.{n2}"]),
                pick(random, ["", "paid", "see {file}", "due {day}", "{product}"]),
            ]
        )
    rows[random.randrange(1, len(rows))][3] = MARK
    separator = random.choice([" | ", ",", "\t", ";"])
    lines = [separator.join(row) for row in rows]
    if random.random() < 0.3:
        lines = [line.replace(MARK, "") for line in lines]
        lines.insert(random.choice([0, len(lines)]), MARK)
    return "\n".join(lines)


def json_text(random):
    items = [
        {
            "id": random.randint(100, 999),
            "title": pick(random, ["{product}", "{topic}"]),
            "text": prose(random, 1),
            "by": pick(random, ["{person}"]),
        }
        for _ in range(random.randint(1, 4))
    ]
    random.choice(items)[random.choice(["text", "title", "by", "note"])] = "@@"
    whole = random.choice(
        [{"status": "ok", "results": items}, {"tool": "search", "output": items}, items, {"data": {"comments": items}}]
    )
    return json.dumps(whole, indent=random.choice([None, 2]), ensure_ascii=False).replace("@@", MARK)


def log(random):
    lines = []
    for second in range(random.randint(4, 12)):
        level, what = random.choice(
            [
                ("INFO", "request served in {n} ms"),
                ("WARN", "retry {n} for {file}"),
                ("INFO", "user {person} logged in from {city}"),
                ("ERROR", "cannot open {file}: no such file"),
                ("DEBUG", "cache size {n} MB"),
            ]
        )
        lines.append(fill(random, f"2026-03-{{n2}} 10:{{n2}}:{second:02} {level} " + what))
    place = random.randrange(len(lines))
    lines[place] += random.choice([" user-agent=", " msg=", " referer=", "\n"]) + MARK
    return "\n".join(lines)


CODE = {
    "#": [
        "def total(items):\n    {c}\n    return sum(i.price for i in items)\n",
        "import csv\n\n{c}\nwith open('{file}') as f:\n    rows = list(csv.reader(f))\nprint(len(rows))\n",
        "for name in names:\n    if not name:\n        continue  {c}\n    print(name.title())\n",
    ],
    "//": [
        "function area(w, h) {\n  {c}\n  return w * h;\n}\n",
        'fn main() {\n    let n = 10;\n    {c}\n    println!("{}", n * 2);\n}\n',
        "{c}\nint max(int a, int b) { return a > b ? a : b; }\n",
    ],
    "--": ["SELECT city, COUNT(*) FROM orders {c}\nGROUP BY city;\n", "{c}\nCREATE TABLE visits (id INT, day DATE);\n"],
}


def code(random):
    sign = random.choice(list(CODE))
    text = "\n".join(random.sample(CODE[sign], min(2, len(CODE[sign]))))
    text = text.replace("{c}", f"{sign} {MARK}", 1).replace(
        "{c}", f"{sign} " + random.choice(["first the easy case", "checked by the caller", "see the notes on rounding"])
    )
    return fill(random, text)


def commit(random):
    return fill(
        random,
        "diff --git a/{file} b/{file}\n@@ -{n},4 +{n},6 @@\n-old line\n+new line\n+"
        + MARK
        + "\n context\n\nReviewed-by: {person}",
    )


def ticket(random):
    parts = paragraphs(random, 1, 3)
    return (
        fill(random, "Ticket #{n2}{n} ({company})\nReporter: {person}\nProduct: {product}\nDescription:\n")
        + "\n".join(parts)
        + "\nStatus: open"
    )


def review(random):
    return pick(random, ["★★★★☆ {person}, {city}\n", "Review of the {product}: ", "Rating: 3/5\n"]) + " ".join(
        paragraphs(random, 1, 2)
    )


def calendar(random):
    return (
        fill(random, "BEGIN:VEVENT\nSUMMARY:Meeting about {topic}\nLOCATION:{city}\nORGANIZER:{person}\nDESCRIPTION:")
        + MARK
        + fill(random, "\nDTSTART:202603{n2}T100000\nEND:VEVENT")
    )


def curriculum(random):
    return (
        fill(
            random,
            "{person}\n{city}\n\nExperience\n- {company}, {domain} analyst, {n} months\n- {company}, assistant\n\nSkills: spreadsheets, {language}, {topic}\n",
        )
        + MARK
        + "\n\nReferences on request"
    )


def chat(random):
    lines = [fill(random, f"{{person}}: {prose(random, 1)}") for _ in range(random.randint(2, 6))]
    place = random.randrange(len(lines) + 1)
    return "\n".join(lines[:place] + [pick(random, ["{person}: "]) + MARK] + lines[place:])


def wiki(random):
    parts = paragraphs(random, 2, 5)
    return fill(random, "# {topic}\n\n") + "\n\n".join(("> " if p == MARK and random.random() < 0.3 else "") + p for p in parts)


def tool_result(random):
    return pick(
        random,
        [
            "Tool output (read_file {file}):\n",
            "search_web results:\n1. {company} - {city}\n",
            "[function result] get_weather: {city}, {n} degrees\n",
            '<tool_result name="fetch">\n',
            "Observation: ",
        ],
    ) + "\n".join(paragraphs(random, 1, 3))


def tool_description(random):
    name = random.choice(["get_rates", "read_file", "send_mail", "list_rooms", "query_db", "translate"])
    return json.dumps(
        {
            "name": name,
            "description": pick(
                random,
                [
                    "Gets the current rates for {city}. ",
                    "Reads {file}. ",
                    "Lists the rooms in {city}. ",
                    "Runs a query and returns rows. ",
                ],
            )
            + "@@",
            "parameters": ["path", "limit"],
        }
    ).replace("@@", MARK)


def settings(random):
    return (
        fill(random, "service:\n  name: {domain}-api\n  port: 80{n2}\n  owner: {person}\n  # ")
        + MARK
        + fill(random, "\n  region: {city}\n  retries: {n}\n")
    )


def trace(random):
    """What a program printed when it failed, and the program."""
    module = random.choice(["orders", "frames", "parser", "worker", "views", "train"])
    lines = ["Traceback (most recent call last):"]
    for _ in range(random.randint(1, 5)):
        lines += [
            fill(
                random,
                f'  File "/srv/{module}/{{domain}}.py", line {{n}}, in {random.choice(["main", "run", "load", "<module>", "apply"])}',
            ),
            "    " + random.choice(["run()", "return self._load(path)", "x = rows[i]", "result = call(*args)"]),
        ]
    lines.append(
        random.choice(
            [
                "KeyError: 'total'",
                "TypeError: unsupported operand type(s) for +: 'int' and 'str'",
                "IndexError: list index out of range",
                "ValueError: could not convert string to float: ''",
                "RuntimeError: size changed during iteration",
            ]
        )
    )
    if random.random() < 0.6:
        lines.append("\n" + code(random).replace(MARK, "as before"))
    lines.insert(random.choice([0, len(lines), random.randrange(len(lines))]), MARK)
    return "\n".join(lines)


def statistics(random):
    """A wide table of results, with aligned columns."""
    heads = random.sample(
        [
            "Pos",
            "Season",
            "Player",
            "Club",
            "Points",
            "Won",
            "Lost",
            "Venue",
            "Date",
            "Score",
            "Year",
            "Title",
            "Role",
            "Notes",
            "Rank",
            "Attendance",
            "Party",
            "Seats",
        ],
        random.randint(3, 7),
    )
    cells = ["{n}", "{n2}–{n}", "{person}", "{city}", "{company}", "19{n2}", "—", "{n}.{n2}", "{topic}"]
    rows = [heads] + [[fill(random, random.choice(cells)) for _ in heads] for _ in range(random.randint(4, 14))]
    widths = [max(len(row[i]) for row in rows) for i in range(len(heads))]
    lines = ["| " + " | ".join(c.ljust(w) for c, w in zip(row, widths)) + " |" for row in rows]
    lines.insert(random.choice([0, len(lines), random.randrange(len(lines))]), MARK)
    return "\n".join(lines)


def subtitles(random):
    return "\n\n".join(f"{i + 1}\n00:00:{i * 4:02} --> 00:00:{i * 4 + 3:02}\n{p}" for i, p in enumerate(paragraphs(random, 2, 4)))


CARRIERS = [
    mail,
    mail,
    page,
    page,
    table,
    table,
    json_text,
    json_text,
    log,
    trace,
    statistics,
    code,
    code,
    commit,
    ticket,
    review,
    calendar,
    curriculum,
    chat,
    wiki,
    wiki,
    tool_result,
    tool_result,
    tool_description,
    settings,
    subtitles,
]
