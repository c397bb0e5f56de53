using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Mailings.Rules.Audiences.Naming;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Lists;
using EventManager.Web.Platform.Localisation;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace EventManager.Web.Features.Mailings.Rules.Audiences;

/// <summary>What an audience of an event can be made of.</summary>
/// <param name="Filters">Of each list.</param>
/// <param name="Views">Of each list those that somebody has saved, and those that others share in the event.</param>
/// <param name="Rules">The event's, whose readers can be left out.</param>
public sealed record AudienceOffers(
    IReadOnlyDictionary<string, IReadOnlyList<ListFilter>> Filters,
    IReadOnlyDictionary<string, IReadOnlyList<SavedView>> Views,
    IReadOnlyList<MailRule> Rules
)
{
    public static readonly AudienceOffers None = new(
        new Dictionary<string, IReadOnlyList<ListFilter>>(),
        new Dictionary<string, IReadOnlyList<SavedView>>(),
        []
    );

    /// <summary>Who was chosen by hand, of each group: a filter whose values are the selections.</summary>
    public IReadOnlyDictionary<MailGroup, ListFilter> Chosen { get; init; } = new Dictionary<MailGroup, ListFilter>();

    /// <summary>Audiences that have a name at the event, by name.</summary>
    public IReadOnlyList<NamedAudience> Named { get; init; } = [];

    public NamedAudience? FindNamed(Guid? id) => id is null ? null : Named.FirstOrDefault(one => one.Id == id);

    /// <summary>Nobody was chosen yet: then there are none.</summary>
    public bool Has(MailAudience audience) => !MailAudiences.IsChosen(audience) || Chosen.ContainsKey(MailAudiences.GroupOf(audience));

    /// <summary>The list in which a group stands; null where it has none with filters.</summary>
    public static string? ListOf(MailGroup group) =>
        group switch
        {
            MailGroup.Registrations => "registrations",
            MailGroup.Exhibitors => "exhibitors",
            MailGroup.Team => "team",
            _ => null,
        };

    public IReadOnlyList<ListFilter> FiltersOf(MailGroup group) => ListOf(group) is { } list ? Filters.GetValueOrDefault(list) ?? [] : [];

    public IReadOnlyList<ListFilter> FiltersOf(MailAudience audience) =>
        MailAudiences.IsChosen(audience) && Chosen.TryGetValue(MailAudiences.GroupOf(audience), out var selections)
            ? [selections, .. FiltersOf(MailAudiences.GroupOf(audience))]
            : FiltersOf(MailAudiences.GroupOf(audience));

    public IReadOnlyList<SavedView> ViewsOf(MailGroup group) => ListOf(group) is { } list ? Views.GetValueOrDefault(list) ?? [] : [];
}

internal sealed class AudienceOffersQuery(
    IDbContextFactory<EventDb> databases,
    Transactions transactions,
    IEnumerable<IEventFilters> filters,
    SharedViews shared,
    IStringLocalizer<RulesText> text
)
{
    /// <summary>The latest; more than these nobody looks through.</summary>
    private const int MostSelections = 100;

    /// <param name="eventId">The event.</param>
    /// <param name="userId">Whose saved views.</param>
    /// <param name="stop">Gives up.</param>
    public async Task<Result<AudienceOffers>> FindAsync(Guid eventId, Guid? userId, CancellationToken stop)
    {
        if (await transactions.WhyNotAsync(AskedRight.Organise(eventId), stop) is { } notAllowed)
            return notAllowed;
        var (offered, views) = (new Dictionary<string, IReadOnlyList<ListFilter>>(), new Dictionary<string, IReadOnlyList<SavedView>>());
        foreach (var list in filters)
        {
            offered[list.List] = await list.OfAsync(eventId, stop);
            if (userId is { } user)
                views[list.List] = (await shared.FindAsync(user, list.List, eventId, stop)).Views;
        }
        await using var db = await databases.CreateDbContextAsync(stop);
        var rules = await AudienceCheck.Nameable(db, eventId).OrderBy(r => r.Anchor).ThenBy(r => r.Amount).ToListAsync(stop);
        return new AudienceOffers(offered, views, rules)
        {
            Chosen = await ChosenAsync(db, eventId, stop),
            Named = await ListNamedAudiences.All(db, eventId).ToListAsync(stop),
        };
    }

    private async Task<Dictionary<MailGroup, ListFilter>> ChosenAsync(EventDb db, Guid eventId, CancellationToken stop)
    {
        var zone = await db.Events.Where(e => e.Id == eventId).Select(e => e.TimeZone).SingleAsync(stop);
        var selections = await db
            .MailSelections.AsNoTracking()
            .Where(s => s.EventId == eventId && s.People > 0)
            .OrderByDescending(s => s.MadeAt)
            .Take(MostSelections)
            .ToListAsync(stop);
        return selections
            .GroupBy(one => one.Group)
            .ToDictionary(
                group => group.Key,
                group => new ListFilter(
                    AudienceFilter.Chosen,
                    text["Filter.chosen"],
                    text["ChosenNone"],
                    [
                        .. group.Select(one =>
                            (one.Id.ToString(), text.Plural("ChosenOf", one.People, When.DateTime(one.MadeAt, zone)).Value)
                        ),
                    ]
                )
            );
    }
}
