using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules;

/// <param name="EventId">Its event.</param>
/// <param name="Mail">One of <see cref="BuiltInRules"/>.</param>
/// <param name="PastToo">When it is switched on: what becomes of what was held back; null asks how many they are.</param>
/// <param name="UserId">Who says so.</param>
internal sealed record SwitchBuiltInRule(Guid EventId, string Mail, bool? PastToo, Guid? UserId)
{
    /// <summary>As of <see cref="SaveMailRule.Seen"/>.</summary>
    public int? Seen { get; init; }
}

/// <summary>
/// Stops what goes out at once when something happens, and lets it go on, as every other rule. What happens meanwhile stands in ledger and
/// outbox and waits. An event that has sent none yet has no row for it: it is made here. What tells of a change is stopped only while it is
/// under way.
/// </summary>
internal sealed class SwitchBuiltInRuleHandler(Transactions transactions, SwitchMailRuleHandler switching)
{
    public async Task<Result<int>> StopAsync(SwitchBuiltInRule command, CancellationToken stop) =>
        await EnsureAsync(command, stops: true, stop) is { } refusal ? refusal : await switching.StopAsync(Of(command), stop);

    public async Task<Result<SavedMailRule>> StartAsync(SwitchBuiltInRule command, CancellationToken stop) =>
        await EnsureAsync(command, stops: false, stop) is { } refusal ? refusal : await switching.StartAsync(Of(command), stop);

    private async Task<Refusal?> EnsureAsync(SwitchBuiltInRule command, bool stops, CancellationToken stop)
    {
        var there = await transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, ends) =>
            {
                if (!BuiltInRules.All.Contains(command.Mail))
                    return MailingRefusals.NotFound;
                if (stops && BuiltInRules.IsOfChange(command.Mail) && !await IsUnderWayAsync(db, command, ends))
                    return MailingRefusals.NothingUnderWay;
                await BuiltInMails.RuleAsync(db, command.EventId, command.Mail, ends);
                return default(Done);
            },
            stop
        );
        return there.IsRefused ? there.Refusal : null;
    }

    private static async Task<bool> IsUnderWayAsync(EventDb db, SwitchBuiltInRule command, CancellationToken stop) =>
        await RuledMails.UnderWay(db, BuiltInRules.IdOf(command.EventId, command.Mail)).AnyAsync(stop)
        || (await TellRegisteredTask.UnderWayAsync(db, command.EventId, stop)).Contains(command.Mail);

    private static SwitchMailRule Of(SwitchBuiltInRule command) =>
        new(command.EventId, BuiltInRules.IdOf(command.EventId, command.Mail), command.PastToo, command.UserId) { Seen = command.Seen };
}
