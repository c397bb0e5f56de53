using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Bounces;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Events.Inviting;

/// <summary>Makes the import of one event's invitations.</summary>
internal sealed class InvitationImports(
    IDbContextFactory<EventDb> databases,
    Transactions transactions,
    CalendarReplies calendars,
    OutboxSignal signal,
    TimeProvider clock,
    IStringLocalizer<InvitingText> text
)
{
    public IImport OfEvent(Guid eventId) =>
        new InvitationImport(
            eventId,
            [
                new(InvitationImport.Name, text["Column.Name"], true, "name", "vor- und nachname", "vorname nachname", "full name"),
                new(
                    InvitationImport.Email,
                    text["Column.Email"],
                    true,
                    "mail",
                    "e-mail",
                    "email",
                    "mailadresse",
                    "mail-adresse",
                    "mail address"
                ),
            ],
            databases,
            transactions,
            calendars,
            signal,
            clock
        );
}

/// <summary>Invites the people of a table. Who is invited already is found by the address; another name corrects the name.</summary>
internal sealed class InvitationImport(
    Guid eventId,
    IReadOnlyList<ImportColumn> columns,
    IDbContextFactory<EventDb> databases,
    Transactions transactions,
    CalendarReplies calendars,
    OutboxSignal signal,
    TimeProvider clock
) : IImport
{
    public const string Name = "name";
    public const string Email = "email";

    private const int Chunk = 200;

    public IReadOnlyList<ImportColumn> Columns { get; } = columns;

    public async Task JudgeAsync(IReadOnlyList<ImportLine> lines, CancellationToken stop)
    {
        foreach (var line in lines)
        {
            if (!MailAddressRules.IsValid(line[Email]))
                line.Refuse(RegistrationRefusals.EmailInvalid);
            else if (PersonNames.Clean(line[Name]).Length == 0)
                line.Refuse(InvitationRefusals.NameMissing);
            else if (PersonNames.Clean(line[Name]).Length > PersonNames.MaxLength)
                line.Refuse(RegistrationRefusals.LastNameTooLong);
        }
        ImportMapping.RefuseRepeats(lines, line => MailAddressRules.Normalise(line[Email]));
        await using var db = await databases.CreateDbContextAsync(stop);
        foreach (var some in lines.Where(line => line.Outcome is not ImportOutcome.Refused).Chunk(Chunk))
        {
            var emails = some.Select(line => MailAddressRules.Normalise(line[Email])).ToList();
            var known = await db
                .Invitations.AsNoTracking()
                .Where(i => i.EventId == eventId && emails.Contains(i.NormalizedEmail))
                .ToDictionaryAsync(i => i.NormalizedEmail, stop);
            foreach (var line in some)
            {
                if (known.TryGetValue(MailAddressRules.Normalise(line[Email]), out var invitation))
                    line.Match(invitation.Id, line.Change(Name, invitation.Name, PersonNames.Clean(line[Name])));
            }
        }
    }

    public async Task WriteAsync(IReadOnlyList<ImportLine> lines, Func<int, Task> progress, CancellationToken stop)
    {
        var done = 0;
        var toWrite = lines.Where(line => line is { Outcome: ImportOutcome.Created or ImportOutcome.Changed, IsWritten: false });
        foreach (var some in toWrite.ToList().Chunk(Chunk))
        {
            stop.ThrowIfCancellationRequested();
            var result = await transactions.RunAsync<Done>(
                AskedRight.Organise(eventId),
                (db, inner) => WriteAsync(db, some, inner),
                CancellationToken.None
            );
            foreach (var line in some)
            {
                if (result.IsRefused)
                    line.Refuse(result.Refusals);
                else
                    line.IsWritten = true;
            }
            done += some.Length;
            await progress(done);
        }
        signal.Send();
    }

    private async Task<Result<Done>> WriteAsync(EventDb db, ImportLine[] lines, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var changed = lines.Where(line => line.Existing is not null).ToDictionary(line => line.Existing!.Value);
        foreach (var invitation in await db.Invitations.Where(i => changed.Keys.Contains(i.Id)).ToListAsync(stop))
            invitation.Rename(changed[invitation.Id][Name]);
        var created = lines.Where(line => line.Existing is null).Select(line => new Invitation(eventId, line[Name], line[Email], now));
        db.Invitations.AddRange(created);
        if (!await db.Categories.AnyAsync(c => c.EventId == eventId && c.Code == TicketCategory.Invited, stop))
            db.Categories.Add(TicketCategory.ForInvited(eventId));
        var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == eventId, stop);
        await db.SaveChangesAsync(stop);
        if (@event.TakesPlace)
            await InvitationMails.QueueAsync(db, eventId, calendars.AreRead, now, stop);
        return default(Done);
    }
}
