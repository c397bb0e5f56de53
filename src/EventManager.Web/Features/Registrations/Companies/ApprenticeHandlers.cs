using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Registrations.Importing;
using EventManager.Web.Platform.Audit;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Companies;

/// <summary>What a training officer does: register the own apprentices, take them off, read in a list.</summary>
internal sealed class ApprenticeHandlers(
    RegistrationQueue queue,
    CancelRegistrationHandler cancel,
    RegistrationImports imports,
    AuditTrail audit,
    IDbContextFactory<EventDb> databases
)
{
    /// <summary>Rows that an officer brings at once; a company has tens of apprentices.</summary>
    public const int MaxRows = 2_000;

    public async Task<Result<RegistrationReceipt>> RegisterAsync(CompanyList list, Person person, CancellationToken stop)
    {
        if (list.Company.WhyNotAdmitted(person.Email) is { } why && MailAddressRules.IsValid(person.Email))
            return why;
        return await queue.RunAsync(
            new RegistrationCommand.Register(
                new RegisterVisitor(list.Event.Slug, person, Languages.Default.Code, 1)
                {
                    Category = TicketCategory.Company,
                    Organisation = list.Company.Company,
                    CompanyAccessId = list.Company.Id,
                    ConfirmEmail = false,
                    HasAccess = true,
                    AnswersLater = true,
                }
            ),
            stop
        );
    }

    /// <summary>Only people of the own company; anybody else is not there.</summary>
    public async Task<Result<string>> RemoveAsync(CompanyList list, Guid registrationId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var registration = await db
            .Registrations.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == registrationId && r.CompanyAccessId == list.Company.Id, stop);
        if (registration is null)
            return RegistrationRefusals.NotFound;
        var result = await cancel.HandleAsync(registrationId, stop);
        return result.IsRefused ? result.Refusals.ToList() : registration.FullName;
    }

    /// <summary>Judges a list; writes nothing.</summary>
    public async Task<Result<IReadOnlyList<ImportLine>>> JudgeAsync(CompanyList list, string pasted, CancellationToken stop)
    {
        var table = PastedPeople.Read(pasted);
        if (table.IsRefused)
            return table.Refusals.ToList();
        if (table.Value.Rows.Count > MaxRows)
            return new Refusal(ImportRefusals.TooManyRows.Code, MaxRows) { Field = "pasted" };
        var import = await imports.OfCompanyAsync(list.Company, stop);
        var read = table.Value.WithHeads(import.Columns);
        var lines = ImportMapping.Apply(read, import.Columns, ImportMapping.Guess(read, import.Columns));
        if (lines.IsRefused)
            return lines.Refusals.ToList();
        await import.JudgeAsync(lines.Value, stop);
        return lines;
    }

    public async Task<Result<IReadOnlyList<ImportLine>>> WriteAsync(CompanyList list, string pasted, CancellationToken stop)
    {
        var lines = await JudgeAsync(list, pasted, stop);
        if (!lines.IsRefused)
        {
            var import = await imports.OfCompanyAsync(list.Company, stop);
            await audit.ImportsAsync(import, lines.Value.Count, null, list.Company.EventId);
            await import.WriteAsync(lines.Value, _ => Task.CompletedTask, stop);
            await audit.ImportedAsync(import, lines.Value, null, list.Company.EventId);
        }
        return lines;
    }
}

/// <summary>People as somebody pastes them from a spreadsheet: with a head row or without.</summary>
internal static class PastedPeople
{
    public static Result<CsvTable> Read(string text) =>
        string.IsNullOrWhiteSpace(text) ? CompanyRefusals.NobodyNamed : CsvTable.Read(text, HeadsOf);

    /// <summary>A head row names no address. Without one the usual order counts, and the address shows itself.</summary>
    private static string[]? HeadsOf(CsvRow first)
    {
        if (!first.Any(IsAddress))
            return null;
        var names = new Queue<string>([ImportColumns.LastName, ImportColumns.FirstName]);
        return
        [
            .. first.Select(cell =>
                IsAddress(cell) ? ImportColumns.Email
                : names.TryDequeue(out var name) ? name
                : "-"
            ),
        ];
    }

    private static bool IsAddress(string cell) => cell.Contains('@', StringComparison.Ordinal);
}
