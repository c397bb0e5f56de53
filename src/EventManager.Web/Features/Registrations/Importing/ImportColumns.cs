using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Domain.Tickets;
using EventManager.Web.Features.Registrations.Classes;
using EventManager.Web.Features.Registrations.SelfService;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Registrations.Importing;

/// <summary>The columns of people, by the heads that offices give them and by those of our own tables.</summary>
internal static class ImportColumns
{
    public const string LastName = "lastName";
    public const string FirstName = "firstName";
    public const string Email = "email";
    public const string Organisation = "organisation";
    public const string People = "people";

    public static IReadOnlyList<ImportColumn> OfApprentices(IStringLocalizer<RegistrationText> text) =>
        [
            new(LastName, text["Column.LastName"], true, "nachname", "name", "familienname", "last name", "surname", "lastname"),
            new(FirstName, text["Column.FirstName"], true, "vorname", "rufname", "first name", "given name", "firstname"),
            new(
                Email,
                text["Column.Email"],
                true,
                "mail",
                "e-mail",
                "email",
                "mailadresse",
                "mail-adresse",
                "e-mail-adresse",
                "e-mail address"
            ),
        ];

    public static IReadOnlyList<ImportColumn> OfRegistrations(IStringLocalizer<RegistrationText> text) =>
        [
            .. OfApprentices(text),
            new(
                Organisation,
                text["Column.Organisation"],
                false,
                "schule oder betrieb",
                "school or company",
                "organisation",
                "schule",
                "betrieb",
                "firma",
                "unternehmen",
                "school",
                "company"
            ),
            new(People, text["Column.People"], false, "personen", "people", "anzahl", "anzahl personen"),
        ];
}

/// <summary>Makes the imports of an event's people.</summary>
internal sealed class RegistrationImports(
    IDbContextFactory<EventDb> databases,
    Transactions transactions,
    RegistrationQueue queue,
    ChangeNameHandler changeName,
    ChangePartyHandler changeParty,
    IOptions<RegistrationOptions> options,
    TimeProvider clock,
    IStringLocalizer<RegistrationText> text,
    IStringLocalizer<ClassText> classText
)
{
    /// <summary>With the columns of classes where the event takes some.</summary>
    public async Task<IImport> OfEventAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var hasClasses = (await ImportedClasses.OfAsync(db, eventId, stop)).Category is not null;
        return Of(
            new(eventId, await SlugAsync(eventId, stop), TicketCategory.Visitor, null, Languages.Current),
            [.. ImportColumns.OfRegistrations(text), .. hasClasses ? ImportedClasses.Columns(classText) : []]
        );
    }

    public async Task<IImport> OfCompanyAsync(CompanyAccess company, CancellationToken stop) =>
        Of(
            new(company.EventId, await SlugAsync(company.EventId, stop), TicketCategory.Company, company, Languages.Default.Code),
            ImportColumns.OfApprentices(text)
        );

    private RegistrationImport Of(ImportTarget target, IReadOnlyList<ImportColumn> columns) =>
        new(target, columns, databases, transactions, queue, changeName, changeParty, options.Value, clock);

    private async Task<string> SlugAsync(Guid eventId, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.Events.Where(e => e.Id == eventId).Select(e => e.Slug).SingleAsync(stop);
    }
}
