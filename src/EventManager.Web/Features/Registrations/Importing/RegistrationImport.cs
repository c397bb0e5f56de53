using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Registrations.SelfService;
using EventManager.Web.Platform;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Importing;

/// <summary>Where imported people go.</summary>
/// <param name="Category">Their ticket category.</param>
/// <param name="Company">Set where a training officer, or an organiser for one, brings a company's apprentices.</param>
/// <param name="Language">The language of their mails.</param>
internal sealed record ImportTarget(Guid EventId, string Slug, string Category, CompanyAccess? Company, string Language);

/// <summary>
/// Registers the people of a table. They are found again by their address: the same file a second time changes nothing. New people go
/// through the queue like everybody else, so that nothing is oversold; who finds no seat waits, or is refused with the reason.
/// </summary>
internal sealed class RegistrationImport(
    ImportTarget target,
    IReadOnlyList<ImportColumn> columns,
    IDbContextFactory<EventDb> databases,
    Transactions transactions,
    RegistrationQueue queue,
    ChangeNameHandler changeName,
    ChangePartyHandler changeParty,
    RegistrationOptions options,
    TimeProvider clock
) : IImport
{
    /// <summary>Rows between two looks at whether somebody stopped it; what the queue gathers into one commit.</summary>
    private const int Chunk = 64;

    /// <summary>Addresses in one question to the database.</summary>
    private const int Lookup = 500;

    /// <summary>The organisers' event; null where an officer brings people, by the link.</summary>
    private Guid? Organised => target.Company is null ? target.EventId : null;

    /// <summary>Read anew with each judgement, which goes before each writing.</summary>
    private ImportedClasses? classes;

    public IReadOnlyList<ImportColumn> Columns { get; } = columns;

    public async Task JudgeAsync(IReadOnlyList<ImportLine> lines, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        // Fresh: the page may have been open while the event changed.
        var @event = await db.Events.AsNoTracking().SingleAsync(e => e.Id == target.EventId, stop);
        var most = await db
            .Categories.Where(c => c.EventId == @event.Id && c.Code == target.Category)
            .Select(c => c.MaxPartySize)
            .SingleOrDefaultAsync(stop);
        classes = await ImportedClasses.OfAsync(db, target.EventId, stop);
        var over = @event.WhyOver(clock.GetUtcNow());
        foreach (var line in lines)
        {
            // Nothing of a past or called off event is changed, a name as little as anything else.
            if (over is not null)
                line.Refuse(over);
            else
                Check(line, @event);
        }
        ImportMapping.RefuseRepeats(lines, line => options.KeyOf(line[ImportColumns.Email]), ImportRefusals.AddressShared);
        foreach (var some in lines.Where(line => line.Outcome is not ImportOutcome.Refused).Chunk(Lookup))
            await MatchAsync(db, @event, some, stop);
        foreach (var line in lines.Where(line => line.Outcome is ImportOutcome.Created))
            CheckNewcomer(line, @event, most);
    }

    public async Task WriteAsync(IReadOnlyList<ImportLine> lines, Func<int, Task> progress, CancellationToken stop)
    {
        var done = 0;
        var toWrite = lines.Where(line => line is { Outcome: ImportOutcome.Created or ImportOutcome.Changed, IsWritten: false });
        foreach (var some in toWrite.ToList().Chunk(Chunk))
        {
            stop.ThrowIfCancellationRequested();
            if (Organised is { } organised && await transactions.WhyNotAsync(AskedRight.Organise(organised), stop) is { } why)
                Array.ForEach(some, line => line.Refuse(why));
            // Not the caller's token: a chunk that has begun is finished, and every row knows what became of it.
            await Task.WhenAll(some.Where(line => line.Outcome is not ImportOutcome.Refused).Select(WriteAsync));
            done += some.Length;
            await progress(done);
        }
    }

    /// <summary>What holds for everybody, also for those who are registered: as <see cref="ChangeNameHandler"/> judges.</summary>
    private void Check(ImportLine line, Event @event)
    {
        var refusals = RegistrationRules.Check(@event, PersonOf(line), 1, OrganisationOf(line));
        if (line[ImportColumns.People].Length > 0 && TypedValues.Whole(line[ImportColumns.People]) is null)
            refusals.Add(ImportRefusals.NumberInvalid);
        refusals.AddRange(ImportedClasses.Unreadable(line));
        if (ImportedClasses.IsOne(line) && (target.Company is not null || classes!.Category is null))
            refusals.Add(ImportRefusals.NoClasses);
        if (refusals.Count == 0 && target.Company?.WhyNotAdmitted(line[ImportColumns.Email]) is { } why)
            refusals.Add(why);
        if (refusals.Count > 0)
            line.Refuse(refusals);
    }

    /// <summary>What else the queue asks of somebody new, so that the preview promises nothing that it refuses.</summary>
    private void CheckNewcomer(ImportLine line, Event @event, int? most)
    {
        var details = ImportedClasses.IsOne(line) ? classes!.New(line) : null;
        most = details is null ? most : classes!.Category!.MaxPartySize;
        var people = details is null ? PeopleOf(line) ?? 1 : 1;
        var refusals = RegistrationRules.Check(@event, PersonOf(line), people, OrganisationOf(line), most);
        if (details is not null)
            refusals.AddRange(ClassRules.Check(details, most ?? @event.MaxPartySize));
        if (details is not null && PeopleOf(line) is { } said && said != details.People)
            refusals.Add(ImportRefusals.PeopleDiffer(details.People));
        if (@event.WhyClosed(clock.GetUtcNow()) is { } closed)
            refusals = [closed];
        if (refusals.Count > 0)
            line.Refuse(refusals);
    }

    private async Task MatchAsync(EventDb db, Event @event, ImportLine[] lines, CancellationToken stop)
    {
        var keys = lines.Select(line => options.KeyOf(line[ImportColumns.Email])).ToList();
        var known = await db
            .Registrations.AsNoTracking()
            .Where(r => r.EventId == @event.Id && keys.Contains(r.ActiveKey!))
            .ToDictionaryAsync(r => r.ActiveKey!, stop);
        var ids = known.Values.Where(r => r.HasOneTicket).Select(r => r.Id).ToList();
        var brought = await db
            .ClassBookings.AsNoTracking()
            .Where(c => ids.Contains(c.RegistrationId))
            .ToDictionaryAsync(c => c.RegistrationId, stop);
        var most = classes!.Category?.MaxPartySize ?? @event.MaxPartySize;
        foreach (var line in lines)
        {
            if (!known.TryGetValue(options.KeyOf(line[ImportColumns.Email]), out var registration))
                continue;
            if (target.Company is { } company && registration.CompanyAccessId != company.Id)
                line.Refuse(CompanyRefusals.OfAnotherCompany);
            // Two children under the parents' address: the second must not take the first one's place.
            else if (!PersonNames.MayBeSame(line[ImportColumns.FirstName], registration.FirstName))
                line.Refuse(ImportRefusals.AddressOfOther(registration.FullName));
            else if (PeopleOf(line) is { } people && people != registration.PartySize)
                line.Refuse(ImportRefusals.PartySizeStays);
            else if (!ImportedClasses.IsOne(line))
                line.Match(registration.Id, ChangesOf(line, registration));
            else if (brought.GetValueOrDefault(registration.Id)?.Details is not { } @class)
                line.Refuse(ImportRefusals.NotAClass);
            else if (ImportedClasses.Laid(line, @class) is var now && ClassRules.Check(now, most).ToList() is { Count: > 0 } wrong)
                line.Refuse(wrong);
            // Fewer or more people move seats, and what is free can be known only when it is done.
            else if (now.People != registration.PartySize)
                line.Refuse(ImportRefusals.PartySizeStays);
            else
                line.Match(registration.Id, [.. ChangesOf(line, registration), .. ImportedClasses.Changes(line, @class)]);
        }
    }

    /// <summary>A column that the file lacks changes nothing; neither does a company's own name, nor that of a class's school.</summary>
    private IEnumerable<ImportChange?> ChangesOf(ImportLine line, Registration registration) =>
        [
            line.Change(ImportColumns.LastName, registration.LastName, PersonNames.Clean(line[ImportColumns.LastName])),
            line.Change(ImportColumns.FirstName, registration.FirstName, PersonNames.Clean(line[ImportColumns.FirstName])),
            target.Company is null && !registration.HasOneTicket
                ? line.Change(ImportColumns.Organisation, registration.Organisation, OrganisationOf(line))
                : null,
        ];

    private async Task WriteAsync(ImportLine line)
    {
        var refusals =
            line.Outcome is ImportOutcome.Created
                ? (await queue.RunAsync(new RegistrationCommand.Register(VisitorOf(line)), CancellationToken.None)).Refusals
                : await ChangeAsync(line);
        if (refusals.Count > 0)
            line.Refuse(refusals);
        else
            line.IsWritten = true;
    }

    private async Task<IReadOnlyList<Refusal>> ChangeAsync(ImportLine line)
    {
        await using var db = await databases.CreateDbContextAsync();
        var organisation = ChangesOrganisation(line)
            ? line[ImportColumns.Organisation]
            : await db.Registrations.Where(r => r.Id == line.Existing).Select(r => r.Organisation).SingleOrDefaultAsync();
        var result = await changeName.HandleAsync(
            line.Existing!.Value,
            line[ImportColumns.FirstName],
            line[ImportColumns.LastName],
            organisation,
            CancellationToken.None,
            Organised
        );
        if (result.IsRefused || !ImportedClasses.IsOne(line))
            return result.Refusals;
        var details = (await db.ClassBookings.AsNoTracking().SingleAsync(c => c.RegistrationId == line.Existing)).Details;
        var laid = ImportedClasses.Laid(line, details);
        return (
            await changeParty.HandleAsync(new ChangeParty(line.Existing!.Value, laid.People, laid, Organised), CancellationToken.None)
        ).Refusals;
    }

    private bool ChangesOrganisation(ImportLine line) => target.Company is null && line.Has(ImportColumns.Organisation);

    private RegisterVisitor VisitorOf(ImportLine line) =>
        new(target.Slug, PersonOf(line), target.Language, PeopleOf(line) ?? 1)
        {
            Category = ImportedClasses.IsOne(line) ? classes!.Category!.Code : target.Category,
            Class = ImportedClasses.IsOne(line) ? classes!.New(line) : null,
            Organisation = target.Company?.Company ?? OrganisationOf(line),
            CompanyAccessId = target.Company?.Id,
            ConfirmEmail = false,
            HasAccess = true,
            AnswersLater = true,
        };

    private static Person PersonOf(ImportLine line) =>
        new(line[ImportColumns.FirstName], line[ImportColumns.LastName], line[ImportColumns.Email]);

    private static string OrganisationOf(ImportLine line) => PersonNames.Clean(line[ImportColumns.Organisation]);

    /// <summary>Null where the cell is empty or no whole number.</summary>
    private static int? PeopleOf(ImportLine line) => TypedValues.Whole(line[ImportColumns.People]);
}
