using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Web.Features.Accounts.Administration;
using EventManager.Web.Platform.Databases;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Accounts.Providers;

/// <summary>
/// What a provider's groups give, written down at each sign-in. A right or an event that the settings say nothing about stays as an
/// administrator of this program decided; where they say something, the provider's word counts alone, and also for the last administrator.
/// </summary>
internal sealed class ProviderRights(Transactions transactions, TimeProvider clock)
{
    /// <summary>Whether any of the provider's groups gives this person anything.</summary>
    public static bool IsNamed(ProviderOptions provider, ProvidedPerson person) => Given(provider, person).Any();

    /// <param name="provider">Whose word counts.</param>
    /// <param name="accountId">Whose rights.</param>
    /// <param name="person">What the provider says now.</param>
    /// <param name="isFirst">The administrator whom the settings name, while there is no other.</param>
    /// <param name="stop">Gives up.</param>
    public Task<Result<Done>> RenewAsync(
        ProviderOptions provider,
        Guid accountId,
        ProvidedPerson person,
        bool isFirst,
        CancellationToken stop
    ) =>
        transactions.RunAsync<Done>(
            async (db, stop) =>
            {
                var given = Given(provider, person).ToList();
                var account = await db.Users.SingleAsync(a => a.Id == accountId, stop);
                var before = InviteAccountHandler.Rights(account);
                account.IsAdministrator = isFirst || Now(ProviderRight.Administrator, account.IsAdministrator);
                account.MayCreateEvents = Now(ProviderRight.CreateEvents, account.MayCreateEvents);
                if (InviteAccountHandler.Rights(account) is { } after && after != before)
                {
                    account.ConcurrencyStamp = Guid.NewGuid().ToString();
                    Note(db, "account.rights", accountId, null, $"{after}, by {provider.Name}");
                }
                foreach (var slug in provider.Roles.Where(role => role.Role is not null).Select(role => role.Event).Distinct())
                    await SetRoleAsync(db, provider, accountId, slug, given, stop);
                return new Done();

                bool Now(ProviderRight right, bool otherwise) =>
                    provider.Roles.Any(role => role.Right == right) ? given.Any(role => role.Right == right) : otherwise;
            },
            stop
        );

    private static IEnumerable<ProviderRole> Given(ProviderOptions provider, ProvidedPerson person) =>
        provider.Roles.Where(role => person.Roles.Contains(role.Value));

    /// <summary>Of several roles in one event the highest.</summary>
    private async Task SetRoleAsync(
        EventDb db,
        ProviderOptions provider,
        Guid accountId,
        string slug,
        List<ProviderRole> given,
        CancellationToken stop
    )
    {
        var eventId = await db.Events.Where(e => e.Slug == slug).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(stop);
        if (eventId is not { } id)
            return;
        var now = given.Where(role => role.Event == slug).Max(role => role.Role);
        var staff = await db.Staff.SingleOrDefaultAsync(s => s.EventId == id && s.UserId == accountId, stop);
        if (staff?.Role == now)
            return;
        if (now is not { } role)
            db.Staff.Remove(staff!);
        else if (staff is null)
            db.Staff.Add(new EventStaff(id, accountId, role));
        else
            staff.Role = role;
        Note(db, "account.event-role", accountId, id, $"{now?.ToString() ?? "none"}, by {provider.Name}");
    }

    private void Note(EventDb db, string action, Guid accountId, Guid? eventId, string detail) =>
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), null, eventId, action, accountId, detail));
}
