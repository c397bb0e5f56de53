"""Mails that are due, without anybody who had to do something for it."""


def put(database, slug, kinds=("ok",), most=None):
    """One mail with the ticket for each of an event's registrations; `kinds` in turn begin the address, for the relay to go by."""
    picked = " ".join(f"WHEN {number} THEN '{kind}'" for number, kind in enumerate(kinds))
    database.run(f"""
        INSERT INTO "Outbox" ("Id", "Kind", "ToAddress", "ToName", "Language", "EventId", "SubjectId", "Arguments", "State", "CreatedAt", "DueAt",
                              "Attempts", "LastError")
        SELECT r."Id", 'registration-ticket', (CASE r.number % {len(kinds)} {picked} END) || '.' || r.number || '@kassel.example', '', 'de',
               r."EventId", r."Id", '', 'Queued', r."CreatedAt", r."CreatedAt", 0, ''
        FROM (SELECT x.*, row_number() OVER (ORDER BY x."CreatedAt", x."Id") AS number FROM "Registrations" x
              WHERE x."EventId" = (SELECT "Id" FROM "Events" WHERE "Slug" = '{slug}')) r
        WHERE r.number <= {most or 1000000};""")


def states(database):
    """How many mails are in which state."""
    return {state: int(count) for state, count in database.rows("""SELECT "State", count(*) FROM "Outbox" GROUP BY "State" """)}


def waiting(database):
    return sum(count for state, count in states(database).items() if state in ("Queued", "Claimed", "Retrying"))
