"""Counts in the database what people were promised, and what happened twice."""

import collections

from .machine import note


def judge(database, slug, people):
    """How much that was acknowledged is missing, and how much was done twice (a seat above the capacity is one)."""
    event = f"""(SELECT "Id" FROM "Events" WHERE "Slug" = '{slug}')"""
    lost = double = 0

    rows = database.rows(f"""SELECT lower("Email"), lower(CAST("Id" AS TEXT)), "State" FROM "Registrations" WHERE "EventId" = {event}""")
    stored = {mail: (number, state) for mail, number, state in rows if mail}
    for mail, (number, _) in people.registered.items():
        if stored.get(mail, ("",))[0] != number.lower():
            lost += told(f"registration {number} is missing")
    for mail, count in collections.Counter(row[0] for row in rows if row[0] and row[2] != "Cancelled").items():
        if count > 1:
            double += told(f"{count} registrations of one person", count - 1)

    # Each of them is told by one mail, written in the same commit.
    mails = collections.Counter(
        row[0] for row in database.rows(f"""SELECT lower(CAST("SubjectId" AS TEXT)) FROM "Outbox" WHERE "EventId" = {event}""")
    )
    for number, _ in people.registered.values():
        if mails[number.lower()] == 0:
            lost += told(f"no mail for registration {number}")
    for number, count in mails.items():
        if count > 1:
            double += told(f"{count} mails for registration {number}", count - 1)

    scans = {row[0] for row in database.rows(f"""SELECT lower(CAST("Id" AS TEXT)) FROM "Scans" WHERE "EventId" = {event}""")}
    missing = [number for number in people.scanned if number.lower() not in scans]
    if missing:
        lost += told(f"{len(missing)} scans are missing", len(missing))

    double += counters(database, event)
    note(people.said())
    return lost, double


def counters(database, event):
    """What is counted beside the rows must be what the rows say: a difference was counted twice, or not at all."""
    seats, taken, capacity = (
        int(value)
        for value in database.rows(f"""
            SELECT coalesce((SELECT sum("PartySize") FROM "Registrations" WHERE "EventId" = e."Id" AND "State" = 'Confirmed'), 0),
                   p."Taken", p."Capacity"
            FROM "Events" e JOIN "SeatPools" p ON p."Id" = e."SeatPoolId" WHERE e."Id" = {event}""")[0]
    )
    wrong = 0
    if seats != taken:
        wrong += told(f"{seats} seats given, {taken} counted", abs(seats - taken))
    if seats > capacity:
        wrong += told(f"{seats} seats given of {capacity}", seats - capacity)
    admitted, entered, left, inside = (
        int(value or 0)
        for value in database.rows(f"""
            SELECT (SELECT count(*) FROM "Scans" WHERE "EventId" = {event} AND "Verdict" = 'Admitted'),
                   (SELECT sum("Entered") FROM "Gates" WHERE "EventId" = {event}), (SELECT sum("Left") FROM "Gates" WHERE "EventId" = {event}),
                   (SELECT count(*) FROM "Tickets" WHERE "EventId" = {event} AND "IsInside")""")[0]
    )
    if admitted != entered:
        wrong += told(f"{admitted} people admitted, {entered} counted", abs(admitted - entered))
    if inside != entered - left:
        wrong += told(f"{inside} people inside, {entered - left} counted", abs(inside - entered + left))
    return wrong


def told(text, count=1):
    note(text)
    return count
