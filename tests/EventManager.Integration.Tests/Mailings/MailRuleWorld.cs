using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Mailings;

/// <summary>Events with rules and people who registered long ago.</summary>
internal static class MailRuleWorld
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static MailRuleSweep Sweep(TestApp app) => app.Services.GetServices<ISweep>().OfType<MailRuleSweep>().Single();

    public static async Task<MailRule> AddAsync(TestApp app, MailRule rule)
    {
        await using var db = await app.OpenDbAsync();
        db.MailRules.Add(rule);
        await db.SaveChangesAsync(Stop);
        return rule;
    }

    public static MailRule Before(Event fair, TimeSpan time) =>
        new(fair.Id, MailRule.Reminder, new(MailAnchor.EventStart, false, (int)time.TotalMinutes, MailUnit.Minutes, null));

    /// <summary>A reminder whose moment was ten minutes ago.</summary>
    public static MailRule DueTenMinutesAgo(Event fair) => Before(fair, fair.StartsAt - DateTimeOffset.UtcNow.AddMinutes(-10));

    public static async Task AddPeopleAsync(TestApp app, Event fair, int confirmed, int waiting)
    {
        await using var db = await app.OpenDbAsync();
        var then = DateTimeOffset.UtcNow.AddDays(-100);
        for (var i = 0; i < confirmed + waiting; i++)
        {
            var registration = new Registration(fair, new Person("Ada", "Beispiel", $"{Guid.NewGuid():N}@example.org"), "de", 1, then);
            if (i < confirmed)
                registration.Confirm(then);
            else
                registration.JoinWaitingList(then);
            db.Registrations.Add(registration);
        }
        await db.SaveChangesAsync(Stop);
    }
}
