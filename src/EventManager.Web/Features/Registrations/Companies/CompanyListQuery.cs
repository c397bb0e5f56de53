using EventManager.Data;
using EventManager.Domain.Registrations;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.Companies;

/// <summary>The companies that register their own people.</summary>
internal sealed class CompanyListQuery(IDbContextFactory<EventDb> databases) : ListQuery<CompanyAccess, CompanyLine>(databases)
{
    public override string List => "companies";

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Choices { get; } =
        new Dictionary<string, IReadOnlyList<string>> { ["admits"] = ["all", "some"], ["people"] = ["none", "some"] };

    protected override IReadOnlyDictionary<string, ListOrder<CompanyAccess>> Orders { get; } =
        new Dictionary<string, ListOrder<CompanyAccess>> { ["company"] = ListOrder<CompanyAccess>.By(c => c.SortName) };

    protected override IQueryable<CompanyAccess> Of(EventDb db, ListScope scope) =>
        db.CompanyAccesses.AsNoTracking().Where(c => c.EventId == scope.EventId);

    protected override IQueryable<CompanyAccess> Matching(EventDb db, IQueryable<CompanyAccess> rows, ListRequest asked)
    {
        if (asked.Look["admits"] is { } admits)
            rows = rows.Where(c => (c.Domains != "" || c.AdmittedAddresses != "") == (admits == "some"));
        if (asked.Look["people"] is { } people)
            rows = rows.Where(c => db.Registrations.Any(r => r.CompanyAccessId == c.Id && r.ActiveKey != null) == (people == "some"));
        return rows.WithLowered(
            asked.Text,
            word =>
                c =>
                    // The database lowers them: it knows no culture and no comparison of ours.
#pragma warning disable CA1304, CA1311, CA1862
                    c.Company.ToLower().Contains(word) || c.OfficerName.ToLower().Contains(word) || c.OfficerEmail.ToLower().Contains(word)
#pragma warning restore CA1304, CA1311, CA1862
        );
    }

    protected override IQueryable<CompanyLine> Rows(EventDb db, ListScope scope, IQueryable<CompanyAccess> rows) =>
        CompaniesQuery.Lines(db, rows);
}
