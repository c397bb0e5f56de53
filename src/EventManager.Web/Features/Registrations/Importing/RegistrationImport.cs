using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Csv;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Importing;

/// <summary>Where imported people go.</summary>
/// <param name="Category">Their ticket category.</param>
/// <param name="Company">Set where a training officer, or an organiser for one, brings a company's apprentices.</param>
/// <param name="Language">The language of their mails.</param>
internal sealed record ImportTarget(Event Event, string Category, CompanyAccess? Company, string Language);

/// <summary>
/// Registers the people of a table. They are found again by their address: the same file a second time changes nothing. New people go
/// through the queue like everybody else, so that nothing is oversold; who finds no seat waits, or is refused with the reason.
/// </summary>
internal sealed class RegistrationImport(
    ImportTarget target,
    IReadOnlyList<ImportColumn> columns,
    IDbContextFactory<EventDb> databases,
    RegistrationQueue queue,
    ChangeNameHandler changeName
) : IImport
{
    /// <summary>Rows between two looks at whether somebody stopped it; what the queue gathers into one commit.</summary>
    private const int Chunk = 64;

    /// <summary>Addresses in one question to the database.</summary>
    private const int Lookup = 500;

    public IReadOnlyList<ImportColumn> Columns { get; } = columns;

    public async Task JudgeAsync(IReadOnlyList<ImportLine> lines, CancellationToken stop)
    {
        foreach (var line in lines)
            Check(line);
        ImportMapping.RefuseRepeats(lines, ImportColumns.Email, ImportRefusals.AddressShared);
        await using var db = await databases.CreateDbContextAsync(stop);
        foreach (var some in lines.Where(line => line.Outcome is not ImportOutcome.Refused).Chunk(Lookup))
            await MatchAsync(db, some, stop);
    }

    public async Task WriteAsync(IReadOnlyList<ImportLine> lines, Func<int, Task> progress, CancellationToken stop)
    {
        var done = 0;
        var toWrite = lines.Where(line => line is { Outcome: ImportOutcome.Created or ImportOutcome.Changed, IsWritten: false });
        foreach (var some in toWrite.ToList().Chunk(Chunk))
        {
            stop.ThrowIfCancellationRequested();
            // Not the caller's token: a chunk that has begun is finished, and every row knows what became of it.
            await Task.WhenAll(some.Select(WriteAsync));
            done += some.Length;
            await progress(done);
        }
    }

    private void Check(ImportLine line)
    {
        var refusals = RegistrationRules.Check(target.Event, PersonOf(line), 1, line[ImportColumns.Organisation]);
        if (line[ImportColumns.People] is { Length: > 0 } people && !int.TryParse(people, out _))
            refusals.Add(ImportRefusals.NumberInvalid);
        if (refusals.Count == 0 && target.Company?.WhyNotAdmitted(line[ImportColumns.Email]) is { } why)
            refusals.Add(why);
        if (refusals.Count > 0)
            line.Refuse(refusals);
    }

    private async Task MatchAsync(EventDb db, ImportLine[] lines, CancellationToken stop)
    {
        var emails = lines.Select(line => MailAddressRules.Normalise(line[ImportColumns.Email])).ToList();
        var known = await db
            .Registrations.AsNoTracking()
            .Where(r => r.EventId == target.Event.Id && r.ActiveKey != null && emails.Contains(r.NormalizedEmail))
            .ToListAsync(stop);
        var byEmail = known.GroupBy(r => r.NormalizedEmail).ToDictionary(group => group.Key, group => group.First());
        foreach (var line in lines)
        {
            if (!byEmail.TryGetValue(MailAddressRules.Normalise(line[ImportColumns.Email]), out var registration))
                continue;
            if (target.Company is { } company && registration.CompanyAccessId != company.Id)
                line.Refuse(CompanyRefusals.OfAnotherCompany);
            // Two children under the parents' address: the second must not take the first one's place.
            else if (!PersonNames.MayBeSame(line[ImportColumns.FirstName], registration.FirstName))
                line.Refuse(ImportRefusals.AddressOfOther(registration.FullName));
            else if (line[ImportColumns.People].Length > 0 && PeopleOf(line) != registration.PartySize)
                line.Refuse(ImportRefusals.PartySizeStays);
            else
                line.Match(registration.Id, IsSame(line, registration));
        }
    }

    /// <summary>A column that the file lacks changes nothing; neither does a company's own name.</summary>
    private bool IsSame(ImportLine line, Registration registration) =>
        PersonNames.Clean(line[ImportColumns.FirstName]) == registration.FirstName
        && PersonNames.Clean(line[ImportColumns.LastName]) == registration.LastName
        && (!ChangesOrganisation(line) || PersonNames.Clean(line[ImportColumns.Organisation]) == registration.Organisation);

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
            CancellationToken.None
        );
        return result.Refusals;
    }

    private bool ChangesOrganisation(ImportLine line) => target.Company is null && line.Has(ImportColumns.Organisation);

    private RegisterVisitor VisitorOf(ImportLine line) =>
        new(target.Event.Slug, PersonOf(line), target.Language, PeopleOf(line))
        {
            Category = target.Category,
            Organisation = target.Company?.Company ?? line[ImportColumns.Organisation],
            CompanyAccessId = target.Company?.Id,
            ConfirmEmail = false,
            HasAccess = true,
            AnswersLater = true,
        };

    private static Person PersonOf(ImportLine line) =>
        new(line[ImportColumns.FirstName], line[ImportColumns.LastName], line[ImportColumns.Email]);

    private static int PeopleOf(ImportLine line) => int.TryParse(line[ImportColumns.People], out var people) ? people : 1;
}
