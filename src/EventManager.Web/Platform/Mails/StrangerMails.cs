using EventManager.Data;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Mails;

/// <summary>
/// Anybody can type anybody's address. What then goes there (<see cref="IMailKind.IsToStrangers"/>) holds nothing that was typed, comes a
/// few times a day at most, whichever form or event it was, and ends for good when the address says so.
/// </summary>
internal sealed class StrangerMails(
    IDbContextFactory<EventDb> databases,
    AddressIds ids,
    PersonalLinks links,
    IOptions<SiteOptions> site,
    IOptions<MailOptions> settings,
    TimeProvider clock
)
{
    /// <summary>The page that stops such mails to this address.</summary>
    public Uri StopPage(string address) => site.Value.Address("/stop/" + links.Token(LinkPurpose.StopMails, IdOf(address)));

    /// <summary>Counts a mail that is about to leave; false where it must not. Another attempt at the same mail counts once.</summary>
    public async Task<bool> MayGoAsync(OutboxMail mail, StrangerLimit limit, CancellationToken stop)
    {
        if (await IsStoppedAsync(IdOf(mail.ToAddress), stop))
            return false;
        var most = settings.Value.MaxPerUnconfirmedAddress;
        return limit is StrangerLimit.OnItsOwn
            ? await CountAsync(IdOf(mail.ToAddress, mail.Kind), most, mail, stop)
            : await CountAsync(IdOf(mail.ToAddress), most, mail, stop)
                || (mail.EventId is { } of && await CountAsync(IdOf(mail.ToAddress, $"{mail.Kind} {of:N}"), 1, mail, stop));
    }

    private async Task<bool> CountAsync(Guid id, int most, OutboxMail mail, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        while (true)
        {
            if (await CountAsync(db, id, most, mail.Id, stop))
                return true;
            if (await db.MailedAddresses.AnyAsync(a => a.Id == id, stop))
                return false;
            var first = new MailedAddress(id, clock.GetUtcNow());
            first.Count(mail.Id);
            db.Add(first);
            try
            {
                await db.SaveChangesAsync(stop);
                return true;
            }
            catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
            {
                // Another mail to the same address was first in the same moment.
                db.ChangeTracker.Clear();
            }
        }
    }

    public async Task<bool> IsStoppedAsync(Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await db.MailedAddresses.AnyAsync(a => a.Id == id && a.StoppedAt != null, stop);
    }

    /// <param name="id">Of the address.</param>
    /// <param name="isStopped">False lets them come again.</param>
    /// <param name="stop">Gives up.</param>
    public async Task SetAsync(Guid id, bool isStopped, CancellationToken stop)
    {
        DateTimeOffset? at = isStopped ? clock.GetUtcNow() : null;
        await using var db = await databases.CreateDbContextAsync(stop);
        if (await UpdateAsync() > 0 || at is null)
            return;
        var row = new MailedAddress(id, at.Value);
        row.Stop(at.Value);
        db.Add(row);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException error) when (DbErrors.IsDuplicate(error))
        {
            await UpdateAsync();
        }

        Task<int> UpdateAsync() =>
            db.MailedAddresses.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.StoppedAt, at), stop);
    }

    private async Task<bool> CountAsync(EventDb db, Guid id, int most, Guid mail, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var over = now - MailedAddress.Window;
        var changed = await db
            .MailedAddresses.Where(a => a.Id == id && a.StoppedAt == null && (a.LastMailId == mail || a.Since <= over || a.Mails < most))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(
                            a => a.Mails,
                            a =>
                                a.Since <= over ? 1
                                : a.LastMailId == mail ? a.Mails
                                : a.Mails + 1
                        )
                        .SetProperty(a => a.Since, a => a.Since <= over ? now : a.Since)
                        .SetProperty(a => a.LastMailId, mail),
                stop
            );
        return changed > 0;
    }

    private Guid IdOf(string address, string account = "") => ids.Of(address, account);
}
