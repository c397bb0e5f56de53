using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Mails.Audiences;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules.Audiences;

/// <summary>How many a rule leaves out of its group, each counted once: by the first of these reasons that holds.</summary>
/// <param name="Filtered">The filters do not find them.</param>
/// <param name="Among">Of another audience.</param>
/// <param name="Mailed">Got another rule's mail.</param>
/// <param name="ByAddress">Their address is named.</param>
public sealed record LeftOutNumbers(int Filtered, int Among, int Mailed, int ByAddress)
{
    public int All => Filtered + Among + Mailed + ByAddress;

    /// <param name="db">The database.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="meant">How many are left.</param>
    /// <param name="stop">Gives up.</param>
    internal static async Task<LeftOutNumbers> OfAsync(EventDb db, MailRule rule, int meant, CancellationToken stop)
    {
        var (id, choice) = (rule.EventId, rule.Choice);
        if (choice.IsWhole)
            return new(0, 0, 0, 0);
        var found = RuledPeople.Found(db, id, choice.Part);
        var alone = LeftOut.WithoutOthers(db, id, found, choice);
        var (all, filtered, rest, unmailed) = (
            await CountAsync(RuledPeople.Found(db, id, choice.Part.Unfiltered)),
            await CountAsync(found),
            await CountAsync(alone),
            await CountAsync(LeftOut.WithoutMailed(db, alone, choice))
        );
        return new(all - filtered, filtered - rest, rest - unmailed, unmailed - meant);

        Task<int> CountAsync(IQueryable<RuledPerson> people) =>
            MailOccasions.Anchored(db, rule.Anchor, people).CountAsync(one => one.Email != "", stop);
    }
}
