using EventManager.Data;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Web.Features.Mailings.Rules.Audiences;
using EventManager.Web.Platform.Mails.Audiences;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules;

/// <summary>Before a rule sends anything: how many get it, and who is left out for which reason.</summary>
/// <param name="Recipients">Hold a place, have an address and are meant.</param>
/// <param name="NotMeant">Hold a place, but are not of those that the rule asks for.</param>
/// <param name="NoAddress">Were registered without one.</param>
/// <param name="NoPlace">Wait, have an offer, or have not confirmed.</param>
/// <param name="Doubled">Addresses that get it more than once, since somebody registered several people.</param>
/// <param name="Past">Would get it at once, since its moment has been.</param>
public sealed record MailRuleNumbers(int Recipients, int NotMeant, int NoAddress, int NoPlace, int Doubled, int Past)
{
    /// <summary>Who of those that are meant is left out, and why.</summary>
    public LeftOutNumbers LeftOut { get; init; } = new(0, 0, 0, 0);

    /// <summary>Were chosen by hand, and are erased since.</summary>
    public int Erased { get; init; }

    private static readonly RegistrationState[] Waits =
    [
        RegistrationState.AwaitingConfirmation,
        RegistrationState.Waitlisted,
        RegistrationState.Offered,
        RegistrationState.Applied,
    ];

    internal static async Task<MailRuleNumbers> OfAsync(
        EventDb db,
        MailRule rule,
        RuledEvent about,
        DateTimeOffset now,
        CancellationToken stop
    )
    {
        var group = RuledPeople.Group(db, about.Id, rule.Choice);
        var meant = await MailOccasions.Audience(db, rule).CountAsync(stop);
        var leftOut = await LeftOutNumbers.OfAsync(db, rule, meant, stop);
        var noAddress = await group.CountAsync(r => r.Email == "", stop);
        var known = await group.CountAsync(stop);
        return new(
            meant,
            known - noAddress - meant - leftOut.All,
            noAddress,
            await NoPlaceAsync(db, rule, stop),
            await MailOccasions.Audience(db, rule).GroupBy(r => r.NormalizedEmail).CountAsync(same => same.Count() > 1, stop),
            await PastAsync(db, rule, about, now, stop)
        )
        {
            LeftOut = leftOut,
            Erased = rule.Choice.Part.Selection is { } chosen ? await ErasedAsync(db, chosen, known, stop) : 0,
        };
    }

    private static async Task<int> ErasedAsync(EventDb db, Guid selection, int known, CancellationToken stop) =>
        await db.MailSelections.Where(s => s.Id == selection).Select(s => s.People).SingleOrDefaultAsync(stop) is var chosen
        && chosen > known
            ? chosen - known
            : 0;

    private static Task<int> NoPlaceAsync(EventDb db, MailRule rule, CancellationToken stop) =>
        MailAudiences.WholeOf(rule.Audience) switch
        {
            MailAudience.Everybody => db.Registrations.CountAsync(r => r.EventId == rule.EventId && Waits.Contains(r.State), stop),
            MailAudience.Exhibitors => db.Exhibitors.CountAsync(
                e => e.EventId == rule.EventId && (e.State == ExhibitorState.Applied || e.State == ExhibitorState.Waiting),
                stop
            ),
            _ => Task.FromResult(0),
        };

    /// <summary>How many would get it now, were the rule to count for the past too. Whoever is in its ledger is not among them.</summary>
    internal static async Task<int> PastAsync(EventDb db, MailRule rule, RuledEvent about, DateTimeOffset now, CancellationToken stop)
    {
        var asked = rule.AsBegun(now);
        var occasions = await MailOccasions.FindAsync(db, asked, about, asked.Through, now, now, stop);
        return (await MailOccasions.DueAsync(db, asked, about, occasions, now, stop)).Sum(one => one.People);
    }
}
