using EventManager.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EventManager.Integration.Tests.Databases;

/// <summary>
/// Each migration after the first meets rows that are awkward for it: several of one moment, without what it adds, over and unfinished.
/// It refuses none, loses none, and gives them the value that stands here. A migration that is added needs its line.
/// </summary>
public sealed class LaterMigrationTests
{
    /// <summary>Written when the first release was out: three entries of one moment by nobody, and sessions that ended or never will.</summary>
    private const string Awkward = """
        INSERT INTO "Audit" ("Id", "At", "UserId", "EventId", "Action", "SubjectId", "Detail") VALUES ('694B2970-BAE0-42BD-9B99-CB9B29E4FDF6', '2026-11-20 10:00:00', NULL, NULL, 'x', NULL, '');
        INSERT INTO "Audit" ("Id", "At", "UserId", "EventId", "Action", "SubjectId", "Detail") VALUES ('694B2970-BAE0-42BD-9B99-CB9B29E4FDF7', '2026-11-20 10:00:00', NULL, NULL, 'x', NULL, '');
        INSERT INTO "AccountSessions" ("Id", "AccountId", "CreatedAt", "LastSeenAt", "EndsAt", "EndedAt", "Device") VALUES ('4661F0EB-C3EA-4966-9281-43033809F5DD', '01A222AB-5748-780F-941B-4698FB1E3A0D', '2026-11-20 10:00:00', '2026-11-20 10:00:00', '2026-11-20 10:00:00', '2026-11-20 11:00:00', '');
        INSERT INTO "AccountSessions" ("Id", "AccountId", "CreatedAt", "LastSeenAt", "EndsAt", "EndedAt", "Device") VALUES ('4661F0EB-C3EA-4966-9281-43033809F5DE', '01A222AB-5748-780F-941B-4698FB1E3A0D', '2026-11-20 10:00:00', '2026-11-20 10:00:00', '2099-11-20 10:00:00', NULL, '');
        INSERT INTO "Accounts" ("Id", "DisplayName", "SearchName", "SortName", "IsAdministrator", "MayCreateEvents", "Language", "UserName", "NormalizedUserName", "Email", "NormalizedEmail", "EmailConfirmed", "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "PhoneNumber", "PhoneNumberConfirmed", "TwoFactorEnabled", "LockoutEnd", "LockoutEnabled", "AccessFailedCount") VALUES ('01A222AB-5748-780F-941B-4698FB1E3A0E', '', '', '', '0', '0', 'de', NULL, NULL, NULL, NULL, '0', NULL, NULL, NULL, NULL, '0', '1', NULL, '1', '7');
        INSERT INTO "ScanConflicts" ("Id", "EventId", "TicketId", "FirstScanId", "SecondScanId", "People", "KnownSince", "FoundAt", "Decision", "DecidedAt", "DecidedBy") VALUES ('C8809D05-D628-43F4-B620-BD00842B411A', '01A222AB-5AFF-7EBD-963B-980D41FEB247', '1A4FA6AE-99D6-4212-B5AA-0AB9949E3F75', 'B9B9CDCE-2F7D-4F85-8461-17E61AF2A418', 'F59F45AA-B1B6-4BD6-9C16-D5C380F37C66', '1', NULL, '2026-11-20 10:00:00', 'Open', NULL, NULL);
        INSERT INTO "DoorZones" ("EventId", "Code", "Name", "Limit", "WarnPercent", "SessionId", "Turn") VALUES ('01A222AB-5AFF-7EBD-963B-980D41FEB247', 'y', '', '0', '0', NULL, '1');
        INSERT INTO "Outbox" ("Id", "Kind", "ToAddress", "ToName", "Language", "EventId", "SubjectId", "Arguments", "OnceKey", "State", "CreatedAt", "DueAt", "ClaimId", "ClaimedUntil", "Attempts", "SentAt", "LastError") VALUES ('D33B711E-C202-4F89-96CA-846CC3F4E770', 'event-reminder', '', '', 'de', '01A222AB-5955-7EC8-88D3-B921863D1841', 'E33B711E-C202-4F89-96CA-846CC3F4E770', '', 'reminder:e33b711ec2024f8996ca846cc3f4e770:0', 'Sent', '2026-11-20 10:00:00', '2026-11-20 10:00:00', NULL, NULL, '1', '2026-11-20 10:00:00', '');
        INSERT INTO "Outbox" ("Id", "Kind", "ToAddress", "ToName", "Language", "EventId", "SubjectId", "Arguments", "OnceKey", "State", "CreatedAt", "DueAt", "ClaimId", "ClaimedUntil", "Attempts", "SentAt", "LastError") VALUES ('D33B711E-C202-4F89-96CA-846CC3F4E771', 'event-reminder', '', '', 'de', '01A222AB-5955-7EC8-88D3-B921863D1841', 'E33B711E-C202-4F89-96CA-846CC3F4E770', '', 'reminder:e33b711ec2024f8996ca846cc3f4e770:1', 'Sent', '2026-11-20 10:00:00', '2026-11-20 10:00:00', NULL, NULL, '1', '2026-11-20 10:00:00', '');
        INSERT INTO "Outbox" ("Id", "Kind", "ToAddress", "ToName", "Language", "EventId", "SubjectId", "Arguments", "OnceKey", "State", "CreatedAt", "DueAt", "ClaimId", "ClaimedUntil", "Attempts", "SentAt", "LastError") VALUES ('D33B711E-C202-4F89-96CA-846CC3F4E772', 'event-reminder', '', '', 'de', '01A222AB-5955-7EC8-88D3-B921863D1841', NULL, '', 'reminder:x:0', 'Sent', '2026-11-20 10:00:00', '2026-11-20 10:00:00', NULL, NULL, '1', '2026-11-20 10:00:00', '');
        INSERT INTO "Outbox" ("Id", "Kind", "ToAddress", "ToName", "Language", "EventId", "SubjectId", "Arguments", "OnceKey", "State", "CreatedAt", "DueAt", "ClaimId", "ClaimedUntil", "Attempts", "SentAt", "LastError") VALUES ('D33B711E-C202-4F89-96CA-846CC3F4E773', 'event-reminder', '', '', 'de', '01A222AB-5955-7EC8-88D3-B921863D1841', 'E33B711E-C202-4F89-96CA-846CC3F4E770', '', NULL, 'Sent', '2026-11-20 10:00:00', '2026-11-20 10:00:00', NULL, NULL, '1', '2026-11-20 10:00:00', '');
        """;

    /// <summary>How many rows have the value that the migration gives them.</summary>
    private static readonly Dictionary<string, (string Count, int Rows)[]> Given = new()
    {
        ["DoorVerdicts"] =
        [
            ("""SELECT count(*) AS "Value" FROM "ScanConflicts" WHERE NOT "TurnedAway" """, 2),
            ("""SELECT count(*) AS "Value" FROM "DoorZones" WHERE "Unlisted" = 'Ask' """, 2),
        ],
        ["SignInDelays"] = [("""SELECT count(*) AS "Value" FROM "Accounts" WHERE "LastCodeStep" = 0 """, 2)],
        ["MailLimitsAndAuditChain"] =
        [
            ("""SELECT count(*) AS "Value" FROM "Audit" WHERE "Number" IS NULL AND "Hash" IS NULL AND "Origin" = '' """, 3),
        ],
        ["AccountSecurity"] =
        [
            ("""SELECT count(*) AS "Value" FROM "AccountSessions" WHERE NOT "HasSecondFactor" AND "ConfirmedAt" IS NULL """, 3),
            ("""SELECT count(*) AS "Value" FROM "Invitations" WHERE "LinkVersion" = 1 """, 1),
            ("""SELECT count(*) AS "Value" FROM "Accounts" WHERE "DisabledAt" IS NULL """, 2),
        ],
        ["ExternalSignIns"] = [("""SELECT count(*) AS "Value" FROM "ProviderSessions" """, 0)],
        ["SearchNames"] =
        [
            ("""SELECT count(*) AS "Value" FROM "Invitations" WHERE "SearchName" = '' """, 1),
            ("""SELECT count(*) AS "Value" FROM "Events" WHERE "SearchName" <> '' """, 0),
        ],
        // On SQLite only.
        ["SearchInIndex"] = [("""SELECT count(*) AS "Value" FROM sqlite_master WHERE name LIKE 'IX_Registrations_%_SearchName_%' """, 1)],
        // On PostgreSQL only.
        ["SearchWords"] = [("""SELECT count(*)::int AS "Value" FROM "Registrations" WHERE search_has_word("SearchWords", ' yil') """, 0)],
        // An index over rows of any state and without a name.
        ["RegistrationsByState"] = [("""SELECT count(*) AS "Value" FROM "Registrations" WHERE "SortName" IS NULL """, 0)],
        ["AddListPreferences"] = [("""SELECT count(*) AS "Value" FROM "ListPreferences" """, 0)],
        ["SendingAndBounces"] =
        [
            ("""SELECT count(*) AS "Value" FROM "Outbox" WHERE "Priority" <> 1 """, 0),
            ("""SELECT count(*) AS "Value" FROM "Suppressions" """, 0),
        ],
        ["CalendarAndWordings"] =
        [
            ("""SELECT count(*) AS "Value" FROM "Registrations" WHERE "CalendarSequence" <> 0 """, 0),
            ("""SELECT count(*) AS "Value" FROM "MailWordingVersions" """, 0),
        ],
        ["MailRules"] =
        [
            ("""SELECT count(*) AS "Value" FROM "MailRules" WHERE "Mail" = 'event-reminder' AND "Anchor" = 'EventStart' """, 3),
            ("""SELECT count(*) AS "Value" FROM "Events" WHERE "ReminderDaysBefore" IS NOT NULL """, 0),
            // Of four reminders the one of the date as it is now, to somebody who is known.
            ("""SELECT count(*) AS "Value" FROM "MailLedger" WHERE "State" = 'Written' """, 1),
        ],
        ["MailTrust"] =
        [
            ("""SELECT count(*) AS "Value" FROM "Outbox" WHERE "SentText" <> '' """, 0),
            ("""SELECT count(*) AS "Value" FROM "MailRules" WHERE "Halt" = 'None' AND "ApprovedHash" = '' AND "Promised" IS NULL """, 3),
        ],
        ["MailAudienceFilters"] =
        [
            (
                """SELECT count(*) AS "Value" FROM "MailRules" WHERE "Filter" = '' AND "NotMailed" = '' AND "NotAmong" = '' AND "NotTo" = '' """,
                3
            ),
            ("""SELECT count(*) AS "Value" FROM "MailRules" WHERE "OnceAt" IS NOT NULL """, 0),
        ],
        ["Checklist"] =
        [
            ("""SELECT count(*) AS "Value" FROM "Accounts" WHERE NOT "ChecklistMailsOff" """, 2),
            ("""SELECT count(*) AS "Value" FROM "ChecklistPoints" """, 0),
        ],
        ["Pictures"] = [("""SELECT count(*) AS "Value" FROM "Pictures" """, 0), ("""SELECT count(*) AS "Value" FROM "Logos" """, 0)],
        // An index over entries of one moment, and about nothing.
        ["AuditBySubject"] = [("""SELECT count(*) AS "Value" FROM "Audit" WHERE "SubjectId" IS NULL """, 3)],
        ["NewsSubscriptions"] =
        [
            ("""SELECT count(*) AS "Value" FROM "MailChoices" WHERE "NewsBits" IS NOT NULL """, 0),
            ("""SELECT count(*) AS "Value" FROM "NewsSubscriptions" """, 0),
        ],
        // No rule had files, and the minutes of none go by themselves.
        ["MailRuleFiles"] =
        [
            ("""SELECT count(*) AS "Value" FROM "MailRuleFiles" """, 0),
            ("""SELECT count(*) AS "Value" FROM "MailRules" WHERE "MinutesTo" IS NOT NULL """, 0),
        ],
        // Nobody was asked by a calendar, and nobody answered by one.
        ["CalendarReplies"] =
        [
            (
                """SELECT count(*) AS "Value" FROM "Invitations" WHERE "AsksByCalendar" OR "IsAnsweredByCalendar" OR "TentativeAt" IS NOT NULL """,
                0
            ),
            ("""SELECT count(*) AS "Value" FROM "Registrations" WHERE "HasInvitationsEntry" """, 0),
        ],
        // None had stopped by itself; who sent it off stood where its writer does.
        ["NewsReleases"] = [("""SELECT count(*) AS "Value" FROM "Newsletters" WHERE "Halt" <> 'None' OR "SentOffBy" IS NOT NULL """, 0)],
        // Whoever had a view had it alone.
        ["SharedViews"] = [("""SELECT count(*) AS "Value" FROM "ListPreferences" WHERE "SharedIn" IS NOT NULL """, 0)],
        // No audience had a name; what a rule meant, it means.
        ["NamedAudiences"] =
        [
            ("""SELECT count(*) AS "Value" FROM "NamedAudiences" """, 0),
            ("""SELECT count(*) AS "Value" FROM "MailRules" WHERE "Filter" LIKE '%named=%' """, 0),
        ],
        // No rule's words had versions, and nothing was made for its mails.
        ["RuleWordVersions"] =
        [
            ("""SELECT count(*) AS "Value" FROM "RuleWordVersions" """, 0),
            ("""SELECT count(*) AS "Value" FROM "MailRules" WHERE "Made" <> 'None' """, 0),
        ],
        // Nobody had been chosen for a mailing.
        ["MailedPeople"] = [("""SELECT count(*) AS "Value" FROM "MailSelectionPeople" """, 0)],
        // Nobody had ticked a task of minutes.
        ["DoneTasks"] = [("""SELECT count(*) AS "Value" FROM "DoneTasks" """, 0)],
        // What was told as free before is free; nobody had said whether a house is step-free.
        ["VisitorFacts"] =
        [
            (
                """SELECT count(*) AS "Value" FROM "Events" WHERE "PriceCents" <> 0 OR "Faq_German" <> '' OR "Bring_Translations" <> '' """,
                0
            ),
            ("""SELECT count(*) AS "Value" FROM "Venues" WHERE "IsStepFree" IS NOT NULL """, 0),
        ],
        // A design of before is the first version of itself.
        ["BadgeAndPictureVersions"] =
        [
            ("""SELECT count(*) AS "Value" FROM "BadgeDesigns" WHERE "Version" = 0 """, 1),
            ("""SELECT count(*) AS "Value" FROM "Pictures" WHERE "Version" <> 0 """, 0),
        ],
        // Mails wait as before, in another index.
        ["OutboxInOrder"] = [("""SELECT count(*) AS "Value" FROM "Outbox" WHERE "Priority" < 0 """, 0)],
        ["DeletionCalendar"] = [("""SELECT count(*) AS "Value" FROM "Erasures" """, 0)],
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Each_migration_takes_awkward_rows(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var database = await TestDatabase.CreateAsync(kind);
        await using var db = UpgradeTests.Open(database);
        var migrator = db.GetService<IMigrator>();
        var (first, later) = (db.Database.GetMigrations().First(), db.Database.GetMigrations().Skip(1).ToList());
        await migrator.MigrateAsync(first, Stop);
        await UpgradeTests.ExecuteAsync(db, UpgradeTests.In(await UpgradeTests.FirstReleaseAsync(), kind));
        await UpgradeTests.ExecuteAsync(db, UpgradeTests.In(Awkward, kind));

        foreach (var migration in later)
        {
            await migrator.MigrateAsync(migration, Stop);
            var name = migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];
            Given.ShouldContainKey(name, "it needs rows that are awkward for it, and what becomes of them");
            foreach (var (count, rows) in Given[name])
                (await db.Database.SqlQueryRaw<int>(ForServer(count, kind)).SingleAsync(Stop)).ShouldBe(rows, $"{name}: {count}");
        }

        // And the program works with them: the chain takes the entries of one moment one after the other.
        await using var app = await TestApp.StartAsync(on: database);
        (await app.Client.GetAsync("/health/ready", Stop)).EnsureSuccessStatusCode();
    }

    private static string ForServer(string count, DatabaseUnderTest kind) =>
        kind is DatabaseUnderTest.SqlServer
            ? count
                .Replace("NOT \"TurnedAway\"", "\"TurnedAway\" = 0", StringComparison.Ordinal)
                .Replace("NOT \"HasSecondFactor\"", "\"HasSecondFactor\" = 0", StringComparison.Ordinal)
                .Replace("NOT \"ChecklistMailsOff\"", "\"ChecklistMailsOff\" = 0", StringComparison.Ordinal)
            : count;
}
